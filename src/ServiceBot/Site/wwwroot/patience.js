const longestPause = 10_000;

/** Asks until there is an answer, pausing longer each time; tells when it starts and stops waiting. */
export async function patiently(ask, onWaiting, isStillWanted = () => true) {
  for (let pause = 500; isStillWanted(); pause = Math.min(pause * 2, longestPause)) {
    try {
      const answer = await ask();
      onWaiting(false);
      return answer;
    } catch {
      // Whatever went wrong, the server may be back in a moment.
      onWaiting(true);
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }
}
