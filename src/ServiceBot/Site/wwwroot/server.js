export const peopleOfTheTeam = () => ask('/chat/people');

export const tokenForPrivateChat = async person =>
  (await post('/v3/directline/tokens/generate', { user: { id: person.id } })).token;

export async function tokenForRoom(person, roomId) {
  const own = await tokenForPrivateChat(person);
  const path = `/chat/rooms/${encodeURIComponent(roomId)}/token`;
  return (await post(path, {}, { Authorization: `Bearer ${own}` })).token;
}

const post = (path, body, headers = {}) => ask(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body)
});

async function ask(path, init) {
  const response = await fetch(path, init);
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return response.json();
}
