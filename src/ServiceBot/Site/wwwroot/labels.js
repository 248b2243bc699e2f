/**
 * Web Chat tells readers of screens the title of a button alone, and marks the one that was pressed. Several questions of a check-in have the
 * same answers, so where a button says more about itself, that is its name: "great: How has work been for you since we last asked?". And of
 * these nobody who looks at the screen sees which was pressed.
 */
export function sayWhatIsAnswered(section) {
  const update = () => {
    for (const button of section.querySelectorAll('.ac-pushButton[title]')) {
      const name = button.getAttribute('title');
      if (!name.startsWith(`${button.textContent.trim()}: `)) {
        continue;
      }
      button.parentElement.classList.add('answers');
      if (button.getAttribute('aria-label') !== name) {
        button.setAttribute('aria-label', name);
      }
      if (button.hasAttribute('aria-pressed')) {
        button.removeAttribute('aria-pressed');
      }
    }
  };
  new MutationObserver(update).observe(section, { childList: true, subtree: true, attributeFilter: ['aria-pressed', 'title'] });
}
