using System.Globalization;

namespace ServiceBot.Recovery;

/// <summary>One thing that is written in a case: a field, or one of its notes.</summary>
/// <param name="Note">The event with which the note was first written; 0 for a field.</param>
internal readonly record struct Passage(CaseField Field, int Note = 0)
{
    public static Passage? Parse(string? text)
    {
        var parts = (text ?? "").Split(' ');
        if (!Enum.TryParse<CaseField>(parts[0], out var field) || !Enum.IsDefined(field) || char.IsDigit(parts[0][0]))
            return null;

        return parts switch
        {
            [_] when field != CaseField.Note => new Passage(field),
            [_, var number] when field == CaseField.Note && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var note) && note > 0 =>
                new Passage(field, note),
            _ => null,
        };
    }

    public override string ToString() => Note == 0 ? $"{Field}" : $"{Field} {Note}";
}
