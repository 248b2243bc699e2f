using Xunit.Abstractions;

namespace ServiceBot.Tests.Coaching;

/// <summary>
/// How often the hints are right, on sentences of several people (sentences.tsv). The rules may be tuned on the half "dev" and never on the
/// half "held", which was written by somebody who had not seen them.
/// </summary>
public class LabelledSentenceTests(ITestOutputHelper output)
{
    [Fact]
    public void The_set_is_large_and_balanced()
    {
        Assert.True(LabelledSentence.All.Count > 300);
        foreach (var half in LabelledSentence.All.GroupBy(sentence => sentence.IsHeldOut))
        {
            Assert.InRange(half.Count(sentence => sentence.Category is null) / (double)half.Count(), 0.3, 0.7);
            Assert.All(Enumerable.Range(1, 11), category => Assert.True(half.Count(sentence => sentence.Category == category) >= 10));
        }
    }

    [Fact]
    public void The_rules_fit_the_sentences_they_were_written_on() => Measure(isHeldOut: false, precision: 0.95, recall: 0.9);

    [Fact]
    public void The_rules_hold_on_sentences_nobody_looked_at() => Measure(isHeldOut: true, precision: 0.95, recall: 0.8);

    private void Measure(bool isHeldOut, double precision, double recall)
    {
        var (right, hits, expected, rightKind) = (0, 0, 0, 0);
        foreach (var sentence in LabelledSentence.All.Where(sentence => sentence.IsHeldOut == isHeldOut))
        {
            var hint = EnglishHints.For(sentence.Text, sentence.Occasion);
            hits += hint is null ? 0 : 1;
            expected += sentence.Category is null ? 0 : 1;
            right += hint is not null && sentence.Category is not null ? 1 : 0;
            rightKind += hint is not null && hint.Category == sentence.Category ? 1 : 0;
            if (hint?.Category != sentence.Category)
                output.WriteLine($"{Label(sentence.Category)} not {Label(hint?.Category)} {sentence.Occasion}: {sentence.Text} [{hint?.Rule} {hint?.WordsOf(sentence.Text)}]");
        }

        output.WriteLine($"right category: precision {rightKind / (double)hits:N3}, recall {rightKind / (double)expected:N3}");
        output.WriteLine($"hint or none:   precision {right / (double)hits:N3}, recall {right / (double)expected:N3}");
        Assert.InRange(rightKind / (double)hits, precision, 1);
        Assert.InRange(rightKind / (double)expected, recall, 1);
    }

    private static string Label(int? category) => category is { } number ? $"{number,2}" : " -";
}
