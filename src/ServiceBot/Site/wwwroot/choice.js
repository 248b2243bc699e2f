import { initials, tone } from './people.js';
import { span } from './span.js';

/** In local mode one may be anybody: a choice of everybody there is. */
export function offerEverybody(people, onChosen) {
  const choices = document.querySelector('#people');
  choices.append(...people.filter(person => !person.isExample).map(person => personChoice(people, person, onChosen)));
  const examples = people.filter(person => person.isExample);
  if (examples.length) {
    choices.append(exampleChoice(examples.map(person => personChoice(people, person, onChosen))));
  }

  const asked = new URLSearchParams(location.search).get('as');
  const first = people.find(person => person.id === asked) ?? people[0];
  const checked = document.querySelector(`input[value="${CSS.escape(first.id)}"]`);
  checked.checked = true;
  checked.closest('details')?.setAttribute('open', '');
  checked.closest('.person').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  choose(first, onChosen);
}

// They are there to be looked at, so they take no place until somebody wants to be one of them.
function exampleChoice(choices) {
  const examples = document.createElement('details');
  examples.className = 'example-people';
  const summary = document.createElement('summary');
  summary.textContent = 'Example people';
  examples.append(summary, ...choices);
  return examples;
}

function choose(person, onChosen) {
  // The address keeps the choice, so that each tab can be somebody else.
  const address = new URL(location);
  address.searchParams.set('as', person.id);
  history.replaceState(null, '', address);
  document.querySelector('.to-journal').href = `/journal${address.search}`;
  onChosen(person);
}

function personChoice(people, person, onChosen) {
  const choice = document.createElement('label');
  choice.className = 'person';
  choice.title = `${person.name}, ${person.role}${person.isExample ? ', of the example' : ''}`;

  const radio = document.createElement('input');
  radio.type = 'radio';
  radio.name = 'person';
  radio.value = person.id;
  radio.setAttribute('aria-label', choice.title);
  radio.addEventListener('change', () => choose(person, onChosen));

  choice.append(
    radio,
    span(`avatar ${tone(people, person)}`, initials(person.name), { 'aria-hidden': true }),
    personName(person),
    span('person-role', person.isExample ? `${person.role}, made up` : person.role)
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
