/**
 * Web Chat takes every button of a card for one that has been pressed once and stays so. A button that shows and hides a part of its
 * card says which of the two it does next.
 */
export function sayWhatIsShown(section) {
  const update = () => {
    for (const button of section.querySelectorAll('.ac-pushButton[aria-controls]')) {
      const part = button.closest('.ac-adaptiveCard').querySelector(`#${CSS.escape(button.getAttribute('aria-controls'))}`);
      const isShown = `${part?.offsetParent != null}`;
      if (button.getAttribute('aria-expanded') !== isShown) {
        button.setAttribute('aria-expanded', isShown);
        button.removeAttribute('aria-pressed');
      }
    }
  };
  new MutationObserver(update).observe(section, { childList: true, subtree: true });
  // A card keeps the click to itself, and shows or hides only then.
  section.addEventListener('click', () => setTimeout(update), { capture: true });
}
