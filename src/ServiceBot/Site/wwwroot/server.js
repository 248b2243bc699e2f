const signsIn = document.body.dataset.mode === 'public';

export const peopleOfTheTeam = () => ask('/chat/people');

export const tokenForPrivateChat = async person =>
  (await post('/v3/directline/tokens/generate', { user: { id: person.id } })).token;

export const tokenForRoom = async (person, roomId) =>
  (await post(`/chat/rooms/${encodeURIComponent(roomId)}/token`, { user: { id: person.id } })).token;

/** Whom a link is for, and who is signed in; nothing is used up. */
export const lookAt = secret => post('/sign-in/look', { secret });

/** Says whether the link still worked. */
export async function signIn(secret) {
  const response = await fetch('/sign-in', json({ secret }));
  if (!response.ok && response.status !== 404) {
    throw new Error(`/sign-in answered ${response.status}`);
  }
  return response.ok;
}

export async function signOut(everywhere) {
  const response = await fetch('/sign-out', json({ everywhere }));
  if (!response.ok && response.status !== 401) {
    throw new Error(`/sign-out answered ${response.status}`);
  }
}

const post = (path, body) => ask(path, json(body));

const json = body => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body)
});

async function ask(path, init) {
  const response = await fetch(path, init);
  if (signsIn && [401, 403].includes(response.status)) {
    // Signed out, or somebody else by now: the server knows which page is due.
    location.replace('/');
    return new Promise(() => {});
  }
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return response.json();
}
