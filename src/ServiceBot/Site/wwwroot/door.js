import { patiently } from './patience.js';
import { lookAt, signIn } from './server.js';

const find = selector => document.querySelector(selector);
const entered = 'servicebot/entered';
let secret = '';

function show(section, { name, signedInAs } = {}) {
  document.querySelectorAll('[data-name]').forEach(place => place.textContent = name ?? '');
  document.querySelectorAll('[data-other]').forEach(place => place.textContent = signedInAs ?? '');
  find('#switch').hidden = find('#stay').hidden = !signedInAs;
  document.querySelectorAll('section').forEach(each => each.hidden = each.id !== section);
  find(`#${section} h2`).focus();
  say('');
}

const say = text => find('.waiting').textContent = text;

async function arrive() {
  secret = location.hash.slice(1);
  // Whoever looks over a shoulder, or at the history, finds no way in.
  history.replaceState(null, '', location.pathname);

  const seen = await patiently(() => lookAt(secret), () => say('ServiceBot does not answer yet. Trying again…'));
  if (!secret && seen.signedInAs && !sessionStorage.getItem(entered)) {
    // After a link on another site browsers keep the cookie back; from here they send it.
    sessionStorage.setItem(entered, 'once');
    location.replace('/');
    return;
  }
  sessionStorage.removeItem(entered);
  if (!secret) {
    show(seen.signedInAs ? 'same' : 'closed', seen);
  } else if (!seen.name) {
    show('used', seen);
  } else {
    show(seen.isSame ? 'same' : 'confirm', seen);
  }
}

find('#sign-in').addEventListener('click', async ({ currentTarget: button }) => {
  button.disabled = true;
  try {
    if (await signIn(secret)) {
      location.replace('/');
    } else {
      show('used');
    }
  } catch {
    say('ServiceBot does not answer. Please try again.');
    button.disabled = false;
    button.focus();
  }
});

addEventListener('hashchange', arrive);
arrive();
