const longestPause = 10_000;

/** Asks until there is an answer, pausing longer each time, and tells of each pause. */
export async function patiently(ask, onPause, isStillWanted = () => true) {
  for (let pause = 500; isStillWanted(); pause = Math.min(pause * 2, longestPause)) {
    try {
      return await ask();
    } catch {
      // Whatever went wrong, the server may be back in a moment.
      onPause();
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }
}
