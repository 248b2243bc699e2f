/** Draws a room twice: where it is chosen, and where it is talked in. The first one is called room. */
export function drawRoom(room, index) {
  const name = index === 0 ? 'room' : `room-${index + 1}`;
  const choice = copy('#room-choice');
  choice.id = `show-${name}`;
  choice.setAttribute('aria-controls', name);
  choice.querySelector('.conversation-name').textContent = `# ${room.name}`;
  choice.querySelector('.conversation-note').textContent = room.isExample ? 'made up, to look at' : 'the team’s channel';

  const chat = copy('#room-chat');
  chat.id = name;
  chat.setAttribute('aria-labelledby', `${name}-title`);
  if (room.isExample) {
    chat.querySelector('.chat-note').textContent = 'An example: nothing in it is real';
  }
  const title = chat.querySelector('h2');
  title.id = `${name}-title`;
  title.textContent = `# ${room.name}`;
  return name;
}

function copy(selector) {
  const template = document.querySelector(selector);
  const drawn = template.content.firstElementChild.cloneNode(true);
  template.parentElement.append(drawn);
  return drawn;
}
