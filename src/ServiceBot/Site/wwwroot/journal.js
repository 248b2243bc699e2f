import { JournalServer, Refused } from './journal-server.js';
import { patiently } from './patience.js';

const find = selector => document.querySelector(selector);
const say = (selector, text) => find(selector).textContent = text;
const day = date => new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');

const text = find('#text');
let once = crypto.randomUUID();
let questions = [];
let longest = 0;

const { server, journal } = await patiently(async () => {
  const opened = await JournalServer.open();
  return { server: opened, journal: await opened.read() };
}, () => say('.waiting', 'ServiceBot does not answer yet. Trying again…'));
say('.waiting', '');
show(journal);

function show({ name, today, longest: most, longestStrength, questions: asked, strength, entries, unreadable, help }) {
  [questions, longest] = [asked, most];
  say('[data-name]', `, ${name}`);
  find('.trying').hidden = document.body.dataset.mode !== 'local';
  find('.to-chat').href = `/${location.search}`;
  find('#strength').maxLength = longestStrength;
  text.maxLength = longest;
  say('#today', `Today, ${day(today)}`);
  say('#help', help);
  find('#questions').replaceChildren(...questions.map(drawQuestion));
  showStrength(strength);
  find('#entries').replaceChildren(...entries.map(drawEntry));
  find('#unreadable').hidden = unreadable === 0;
  say('#unreadable', `${unreadable === 1 ? 'One entry was' : `${unreadable} entries were`} written with another key of this server and cannot be read any more. “Delete everything” takes them away too.`);
  updateEntries();
  updateLeft();
  find('.ready').hidden = false;
}

function showStrength(line) {
  const shown = find('.strength-line');
  shown.textContent = line;
  shown.hidden = line === '';
  find('#strength').value = line;
  say('.strength summary', line ? 'Change it' : 'Write a line to read on a hard day');
  find('.strength details').open = false;
}

/** Nothing is chosen before somebody chooses, and what was chosen can be left out again. */
function drawQuestion(question) {
  const set = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = question.text;
  const clear = document.createElement('button');
  clear.type = 'button';
  clear.className = 'leave-out';
  clear.textContent = 'Leave it out';
  clear.hidden = true;
  const choices = document.createElement('div');
  choices.className = 'choices';
  for (const { value, word } of question.answers) {
    const label = document.createElement('label');
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = question.id;
    radio.value = value;
    radio.addEventListener('change', () => clear.hidden = false);
    label.append(radio, word);
    choices.append(label);
  }
  clear.addEventListener('click', () => {
    set.querySelectorAll('input').forEach(radio => radio.checked = false);
    clear.hidden = true;
    choices.querySelector('input').focus();
  });
  set.append(legend, choices, clear);
  return set;
}

function drawEntry(entry) {
  const drawn = find('#entry').content.firstElementChild.cloneNode(true);
  const date = day(entry.day);
  drawn.querySelector('h3').textContent = date;
  drawn.querySelector('.answers').replaceChildren(...Object.entries(entry.answers).map(([id, value]) => {
    const question = questions.find(asked => asked.id === id);
    const line = document.createElement('li');
    line.append(`${question?.text ?? id} `, strong(question?.answers.find(answer => answer.value === value)?.word ?? value));
    return line;
  }));
  drawn.querySelector('.entry-text').textContent = entry.text;
  const button = drawn.querySelector('button');
  button.setAttribute('aria-label', `Delete the entry of ${date}`);
  button.addEventListener('click', () => attempt('#done', async () => {
    await server.remove(entry.id);
    const next = drawn.nextElementSibling?.querySelector('button') ?? find('#entries-title');
    drawn.remove();
    updateEntries();
    next.focus();
    say('#done', 'Deleted.');
  }));
  return drawn;
}

function strong(word) {
  const element = document.createElement('strong');
  element.textContent = word;
  return element;
}

function updateEntries() {
  const isEmpty = find('#entries').children.length === 0;
  find('#none').hidden = !isEmpty;
  find('.everything').hidden = isEmpty && find('.strength-line').hidden && find('#unreadable').hidden;
}

/** Only near the end does anybody need to know. */
function updateLeft() {
  const left = longest - text.value.length;
  say('#left', left <= 500 ? `Room for ${left} more characters.` : '');
}

const chosen = () => Object.fromEntries([...document.querySelectorAll('#questions input:checked')].map(radio => [radio.name, Number(radio.value)]));

/** Whatever becomes of it, what was written stays where it is until it is kept. */
async function attempt(place, act) {
  ['#problem', '#kept', '#done'].forEach(each => say(each, ''));
  try {
    await act();
  } catch (failure) {
    say(place, failure instanceof Refused ? failure.message : 'ServiceBot does not answer, so nothing was changed. What you wrote is still here: please try again.');
  }
}

find('#write').addEventListener('submit', event => {
  event.preventDefault();
  const button = find('#write .main-button');
  button.disabled = true;
  attempt('#problem', async () => {
    const sent = { once, answers: chosen(), text: text.value.trim() };
    const kept = await server.write(sent);
    once = crypto.randomUUID();
    find('#entries').prepend(drawEntry({ ...sent, ...kept }));
    updateEntries();
    find('#write').reset();
    document.querySelectorAll('.leave-out').forEach(clear => clear.hidden = true);
    updateLeft();
    say('#kept', 'Kept, for you alone.');
  }).finally(() => {
    button.disabled = false;
    button.focus();
  });
});

find('#strength-form').addEventListener('submit', event => {
  event.preventDefault();
  const line = find('#strength').value.trim();
  attempt('#done', async () => {
    await server.keepStrength(line);
    showStrength(line);
    updateEntries();
    find('.strength summary').focus();
  });
});

text.addEventListener('input', updateLeft);
find('#write').addEventListener('input', () => say('#kept', ''));

document.querySelectorAll('[data-export]').forEach(button => button.addEventListener('click', () => attempt('#done', async () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await server.download(button.dataset.export));
  link.download = `journal.${button.dataset.export}`;
  link.click();
  URL.revokeObjectURL(link.href);
})));

find('#delete-all').addEventListener('click', () => {
  find('#sure').hidden = false;
  find('#delete-all-no').focus();
});
find('#delete-all-no').addEventListener('click', () => {
  find('#sure').hidden = true;
  find('#delete-all').focus();
});
find('#delete-all-yes').addEventListener('click', () => attempt('#done', async () => {
  await server.removeAll();
  find('#entries').replaceChildren();
  find('#unreadable').hidden = find('#sure').hidden = true;
  showStrength('');
  updateEntries();
  find('#entries-title').focus();
  say('#done', 'Everything is deleted.');
}));

addEventListener('beforeunload', event => {
  if (text.value.trim() !== '' || Object.keys(chosen()).length > 0) {
    event.preventDefault();
  }
});

// In a browser that others use, going back must not show it again.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
