/**
 * Runs the bundle and hands out its Web Chat. Every chat gets a copy of its own: chats of one copy also share the signal that
 * moves the focus to the send box, so that the next sentence could end up in the other chat.
 */
export async function loadWebChat() {
  const script = document.createElement('script');
  script.src = '/webchat.js';
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error('Web Chat could not be loaded.')));
    document.head.append(script);
  });
  script.remove();
  return window.WebChat;
}
