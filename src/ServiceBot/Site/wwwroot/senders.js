import { initials, tone } from './people.js';

// Web Chat keeps its React to itself; this is the plain object that React's createElement makes.
const div = (props, ...children) => ({
  $$typeof: Symbol.for('react.element'),
  type: 'div',
  key: null,
  ref: null,
  props: { ...props, children: children.length > 1 ? children : children[0] },
  _owner: null
});

function runsOfOneSender(activities) {
  const runs = [];
  for (const activity of activities) {
    const run = runs.at(-1);
    if (run?.[0].from.id === activity.from.id) {
      run.push(activity);
    } else {
      runs.push([activity]);
    }
  }
  return runs;
}

/** Web Chat knows two parties, a bot and a user. A team's channel has many people: each gets a name and an avatar. */
export function withSenders(people, me) {
  // Whoever has come or gone since the page was opened is known by what they said.
  const sender = ({ from }) => people.find(({ id }) => id === from.id) ?? (from.role ? undefined : { id: from.id, name: from.name ?? '?' });

  return {
    groupActivitiesMiddleware: () => next => ({ activities }) => ({ ...next({ activities }), sender: runsOfOneSender(activities) }),

    avatarMiddleware: () => () => ({ activity }) => () => {
      const person = sender(activity);
      return person
        ? div({ className: `avatar ${tone(people, person)}`, 'aria-hidden': true }, initials(person.name))
        : div({ className: 'avatar bot', 'aria-hidden': true });
    },

    activityMiddleware: () => next => (...args) => {
      const render = next(...args);
      const person = sender(args[0].activity);
      if (!render || !person || person.id === me.id) {
        return render;
      }
      return (...parts) => div({ className: 'from-colleague' },
        div({ className: 'sender', 'aria-hidden': true }, person.name),
        render(...parts));
    }
  };
}
