import { Conversation } from './conversation.js';
import { peopleOfTheTeam, tokenForPrivateChat, tokenForRoom } from './server.js';
import { patiently } from './patience.js';
import { initials, tone } from './people.js';

const find = selector => document.querySelector(selector);
const { nonce } = find('script[nonce]');
const sideBySide = matchMedia('(min-width: 1180px)');

const { room, people } = await patiently(peopleOfTheTeam, () => {
  find('.waiting').textContent = 'ServiceBot does not answer yet. Trying again…';
});
find('.waiting').textContent = '';

find('#show-room .conversation-name').textContent = find('#room-title').textContent = `# ${room.name}`;

const conversations = [
  new Conversation('private', {
    nonce,
    people,
    placeholder: 'Type problem and what happened — or help',
    getToken: tokenForPrivateChat,
    onUnread: showUnread
  }),
  new Conversation('room', {
    nonce,
    people,
    room,
    placeholder: `Message # ${room.name}`,
    getToken: person => tokenForRoom(person, room.id),
    onUnread: showUnread
  })
];

let shown = conversations[0];

function show(conversation) {
  mark(conversation);
  conversation.focus();
}

function mark(conversation) {
  shown = conversation;
  document.body.dataset.shown = conversation.name;
  updateVisibility();
}

function updateVisibility() {
  for (const conversation of conversations) {
    const isShown = conversation === shown;
    find(`#show-${conversation.name}`).setAttribute('aria-current', isShown);
    conversation.setVisible((isShown || sideBySide.matches) && document.visibilityState === 'visible');
  }
}

function showUnread(conversation, isNew) {
  const badge = find(`#show-${conversation.name} .unread`);
  badge.hidden = conversation.unread === 0;
  badge.textContent = conversation.unread > 99 ? '99+' : conversation.unread;
  badge.setAttribute('aria-label', `${conversation.unread} unread`);

  const unread = conversations.reduce((sum, { unread }) => sum + unread, 0);
  document.title = unread ? `(${unread}) ServiceBot` : 'ServiceBot';
  if (isNew) {
    find('#news').textContent = `New message in ${conversation.title}. ${conversation.unread} unread.`;
  }
}

function become(person) {
  // The address keeps the choice, so that each tab can be somebody else.
  const address = new URL(location);
  address.searchParams.set('as', person.id);
  history.replaceState(null, '', address);

  conversations.forEach(conversation => conversation.become(person));
}

function personChoice(person) {
  const choice = document.createElement('label');
  choice.className = 'person';
  choice.title = `${person.name}, ${person.role}`;

  const radio = document.createElement('input');
  radio.type = 'radio';
  radio.name = 'person';
  radio.value = person.id;
  radio.setAttribute('aria-label', choice.title);
  radio.addEventListener('change', () => become(person));

  choice.append(
    radio,
    span(`avatar ${tone(people, person)}`, initials(person.name), { 'aria-hidden': true }),
    personName(person),
    span('person-role', person.role)
  );
  return choice;
}

// On a phone the first name has to do.
function personName({ name }) {
  const [first, ...others] = name.split(' ');
  const whole = span('person-name', first);
  whole.append(span('family-name', ` ${others.join(' ')}`));
  return whole;
}

function span(className, text, attributes = {}) {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
}

find('#people').append(...people.map(personChoice));
for (const conversation of conversations) {
  find(`#show-${conversation.name}`).addEventListener('click', () => show(conversation));
  find(`#${conversation.name}`).addEventListener('focusin', () => mark(conversation));
}
find('.skip').addEventListener('click', event => {
  event.preventDefault();
  shown.focus();
});
sideBySide.addEventListener('change', updateVisibility);
document.addEventListener('visibilitychange', updateVisibility);

const asked = new URLSearchParams(location.search).get('as');
const me = people.find(person => person.id === asked) ?? people[0];
find(`input[value="${CSS.escape(me.id)}"]`).checked = true;
become(me);
mark(shown);
