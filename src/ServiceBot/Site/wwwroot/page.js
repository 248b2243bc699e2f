import { offerEverybody } from './choice.js';
import { Conversation } from './conversation.js';
import { showMe } from './me.js';
import { patiently } from './patience.js';
import { drawRoom } from './rooms.js';
import { peopleOfTheTeam, tokenForPrivateChat, tokenForRoom } from './server.js';

const find = selector => document.querySelector(selector);
const { nonce } = find('script[nonce]');
const sideBySide = matchMedia('(min-width: 1180px)');

const { me, rooms, people, beside: atFirst } = await patiently(peopleOfTheTeam, () => {
  find('.waiting').textContent = 'ServiceBot does not answer yet. Trying again…';
});
find('.waiting').textContent = '';
document.body.dataset.rooms = rooms.length;

const shared = { nonce, people, onUnread: showUnread, onSignedOut: () => location.replace('/') };
const conversations = [
  new Conversation('private', {
    ...shared,
    placeholder: 'Type problem … or help',
    getToken: tokenForPrivateChat
  }),
  ...rooms.map((room, index) => new Conversation(drawRoom(room, index), {
    ...shared,
    room,
    placeholder: `Message # ${room.name}`,
    getToken: person => tokenForRoom(person, room.id)
  }))
];

// Where there is space for two, the private chat stands on the left and one of the rooms on the right.
let shown = conversations[0];
let beside = conversations[1 + Math.max(rooms.findIndex(room => room.id === atFirst), 0)];

// Whoever is made up for the example is in no other team.
const mayRead = (person, room) => !room || !person.isExample || room.isExample;

function show(conversation) {
  mark(conversation);
  conversation.focus();
}

function mark(conversation) {
  shown = conversation;
  beside = shown === conversations[0] ? beside : shown;
  updateVisibility();
}

function updateVisibility() {
  for (const conversation of conversations) {
    const isShown = conversation === shown;
    const isBeside = conversation === beside || conversation === conversations[0];
    find(`#show-${conversation.name}`).setAttribute('aria-current', isShown);
    find(`#${conversation.name}`).toggleAttribute('data-shown', isShown);
    find(`#${conversation.name}`).toggleAttribute('data-beside', isBeside);
    conversation.setVisible((isShown || isBeside && sideBySide.matches) && document.visibilityState === 'visible');
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
  for (const [index, conversation] of conversations.entries()) {
    const isOpen = mayRead(person, rooms[index - 1]);
    find(`#show-${conversation.name}`).hidden = !isOpen;
    if (isOpen) {
      conversation.become(person);
      continue;
    }
    conversation.leave();
    beside = beside === conversation ? conversations.findLast((_, at) => mayRead(person, rooms[at - 1])) : beside;
    shown = shown === conversation ? conversations[0] : shown;
  }
  updateVisibility();
}

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

if (me) {
  showMe(people, me);
  become(me);
} else {
  offerEverybody(people, become);
}
mark(shown);
