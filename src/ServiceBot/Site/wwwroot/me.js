import { initials, tone } from './people.js';
import { signOut } from './server.js';

/** Shows who is signed in, and the ways out. */
export function showMe(people, me) {
  const menu = document.querySelector('.me');
  const avatar = menu.querySelector('.avatar');
  avatar.textContent = initials(me.name);
  avatar.classList.add(tone(people, people.find(({ id }) => id === me.id)));
  menu.querySelector('.person-name').textContent = me.name;

  document.querySelector('#sign-out').addEventListener('click', () => leave(false));
  document.querySelector('#sign-out-everywhere').addEventListener('click', () => leave(true));
  document.addEventListener('click', ({ target }) => {
    if (!menu.contains(target)) {
      menu.open = false;
    }
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
}

async function leave(everywhere) {
  try {
    await signOut(everywhere);
    location.replace('/');
  } catch {
    document.querySelector('.waiting').textContent = 'ServiceBot does not answer, so you are still signed in. Please try again.';
  }
}
