/** While a button is held down, what is new waits for its release: a card that is drawn anew in that moment would swallow the press. */
export function holdStill(section) {
  const waiting = [];
  let isHeld = false;
  section.addEventListener('pointerdown', ({ target, button }) => {
    isHeld ||= button === 0 && target.closest('button') !== null;
  }, { capture: true });
  for (const end of ['pointerup', 'pointercancel', 'blur']) {
    // The press itself comes right after the release.
    addEventListener(end, () => isHeld && setTimeout(() => {
      isHeld = false;
      waiting.splice(0).forEach(show => show());
    }));
  }
  return show => isHeld ? waiting.push(show) : show();
}
