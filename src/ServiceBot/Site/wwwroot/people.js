const tones = 6;

export const initials = name => {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map(word => word.charAt(0).toUpperCase()).join('');
};

/** Everybody keeps one colour, wherever they appear. */
export const tone = (people, person) => `tone-${Math.max(people.indexOf(person), 0) % tones}`;
