import { initials, tone } from './people.js';
import { span } from './span.js';

/** In local mode one may be anybody: a choice of everybody there is. */
export function offerEverybody(people, onChosen) {
  document.querySelector('#people').append(...people.map(person => personChoice(people, person, onChosen)));

  const asked = new URLSearchParams(location.search).get('as');
  const first = people.find(person => person.id === asked) ?? people[0];
  document.querySelector(`input[value="${CSS.escape(first.id)}"]`).checked = true;
  choose(first, onChosen);
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
  choice.title = `${person.name}, ${person.role}`;

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
