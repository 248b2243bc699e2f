using System.Buffers;

namespace ServiceBot.Coaching;

/// <summary>A phrase found: whose it is, and its first and last word.</summary>
internal readonly record struct Found(int Owner, int First, int Last);

/// <summary>
/// Many patterns in one automaton (Glushkov's: one state for each place in a pattern), which reads a text once, word by word. It never goes
/// back, and holds at most one thread per state, so no text can make it slow.
/// </summary>
internal sealed class PhraseBook(PhraseState start, PhraseState[] states)
{
    /// <summary>Everything found, in the order in which it ends; of the same phrase with several beginnings the shortest.</summary>
    public void Read(Lattice lattice, List<Found> found)
    {
        var run = new Run(start, states, lattice, found);
        for (var at = 0; at <= lattice.Count; at++)
            run.Read(at);
        run.Return();
    }

    /// <summary>Whether any phrase may begin with this word.</summary>
    public bool MayBegin(Word word) => !start.Followers(word.Id).IsEmpty || (word.Is(WordTraits.Name) && start.Names.Length > 0);

    /// <summary>Where phrases end that begin at this word; the two rows are for this to work in.</summary>
    public void ReadFrom(ReadOnlySpan<Word> words, int first, List<Found> found, List<int> now, List<int> next)
    {
        next.Clear();
        Step(start, words[first], next);
        for (var at = first; next.Count > 0; at++)
        {
            foreach (var state in next)
            {
                foreach (var owner in states[state].Owners)
                    found.Add(new Found(owner, first, at));
            }
            if (at + 1 == words.Length)
                return;
            (now, next) = (next, now);
            next.Clear();
            foreach (var state in now)
                Step(states[state], words[at + 1], next);
        }
    }

    private static void Step(in PhraseState from, Word word, List<int> next)
    {
        if (from.MayTake(PhraseState.Bit(word.Id)))
            Enter(from.Followers(word.Id));
        if (word.TakenByAny)
            Enter(from.Any);
        if (word.Is(WordTraits.Name))
            Enter(from.Names);

        void Enter(ReadOnlySpan<int> followers)
        {
            foreach (var state in followers)
            {
                if (!next.Contains(state))
                    next.Add(state);
            }
        }
    }

    /// <summary>One reading of one text: the threads that stand before a word, and those that a list has carried past it.</summary>
    private struct Run(PhraseState start, PhraseState[] states, Lattice lattice, List<Found> found)
    {
        private readonly List<Thread>?[] _ahead = new List<Thread>?[Lattice.LongestList + 1];

        // Where in the next row a state stands, if it does; what is in it from an earlier text points to other states.
        private readonly int[] _place = ArrayPool<int>.Shared.Rent(states.Length);
        private Thread[] _now = ArrayPool<Thread>.Shared.Rent(states.Length);
        private Thread[] _next = ArrayPool<Thread>.Shared.Rent(states.Length);
        private int _nextCount;

        // Of the word that is read just now.
        private ulong _symbols;
        private bool _isAny;
        private bool _isName;

        public void Read(int at)
        {
            if (_ahead[at % _ahead.Length] is { } arriving)
            {
                foreach (var thread in arriving)
                    Enter(thread.State, thread.First);
                arriving.Clear();
            }

            (_now, _next) = (_next, _now);
            var threads = _now.AsSpan(0, _nextCount);
            _nextCount = 0;
            foreach (var thread in threads)
            {
                foreach (var owner in states[thread.State].Owners)
                    found.Add(new Found(owner, thread.First, at - 1));
            }
            if (at == lattice.Count)
                return;

            var word = lattice.Words[at];
            (_symbols, _isAny, _isName) = (lattice.SymbolsFrom(at), word.TakenByAny, word.Is(WordTraits.Name));
            Step(start, at, at);
            foreach (ref readonly var thread in threads)
                Step(states[thread.State], thread.First, at);
        }

        public readonly void Return()
        {
            ArrayPool<int>.Shared.Return(_place);
            ArrayPool<Thread>.Shared.Return(_now);
            ArrayPool<Thread>.Shared.Return(_next);
        }

        private void Step(in PhraseState from, int first, int at)
        {
            if (from.MayTake(_symbols))
                Take(from, first, at);
            if (_isAny)
            {
                foreach (var state in from.Any)
                    Enter(state, first);
            }
            if (_isName)
            {
                foreach (var state in from.Names)
                    Enter(state, first);
            }
        }

        private void Take(in PhraseState from, int first, int at)
        {
            foreach (var (symbol, end) in lattice.From(at))
            {
                foreach (var state in from.Followers(symbol))
                {
                    if (end == at + 1)
                        Enter(state, first);
                    else
                        (_ahead[end % _ahead.Length] ??= []).Add(new Thread(state, first));
                }
            }
        }

        /// <summary>The latest beginning wins, so that what is shown is no longer than it must be.</summary>
        private void Enter(int state, int first)
        {
            var place = _place[state];
            if ((uint)place >= (uint)_nextCount || _next[place].State != state)
            {
                _place[state] = _nextCount;
                _next[_nextCount++] = new Thread(state, first);
            }
            else if (_next[place].First < first)
                _next[place] = new Thread(state, first);
        }
    }

    private readonly record struct Thread(int State, int First);
}
