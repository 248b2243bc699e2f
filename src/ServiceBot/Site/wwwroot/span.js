export function span(className, text, attributes = {}) {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
}
