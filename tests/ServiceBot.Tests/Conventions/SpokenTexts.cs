using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServiceBot.Tests.Conventions;

/// <summary>A text of the bot as it stands in the source: what is put together with + is one text, and what is filled in reads "X".</summary>
internal sealed record SpokenText(string File, int Line, string Text)
{
    public override string ToString() => $"{File}:{Line} {Text}";
}

/// <summary>Everything people can be told, read from the source: no path through the bot is needed to come upon it.</summary>
internal static class SpokenTexts
{
    /// <summary>What speaks with people.</summary>
    private static readonly string[] Folders = ["Bot", "Coaching", "Digest", "Knowledge", "Recovery", "Setup"];

    private static readonly string[] Ends = [".", "?", ":", "…"];

    /// <summary>Texts of at least a few words; names of fields, parts of addresses and the like are shorter.</summary>
    public static IEnumerable<SpokenText> All() =>
        from folder in Folders
        where Directory.Exists(Path.Combine(Root(), folder))
        from file in Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs").Order()
        let root = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot()
        from node in root.DescendantNodes(descend => !IsText(descend) && !IsForNobody(descend))
        where IsText(node)
        let text = Read((ExpressionSyntax)node)
        where text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= 4
        select new SpokenText($"{folder}/{Path.GetFileName(file)}", node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, text);

    /// <summary>Sentences, each without what closes it.</summary>
    public static IEnumerable<string> SentencesOf(string text) => text
        .Split(Ends.Select(end => end + " ").Append("\n").ToArray(), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(sentence => sentence.Contains(' '));

    private static bool IsText(SyntaxNode node) => node switch
    {
        InterpolatedStringExpressionSyntax => true,
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression) && (IsText(sum.Left) || IsText(sum.Right)),
        ParenthesizedExpressionSyntax inner => IsText(inner.Expression),
        _ => false,
    };

    /// <summary>Patterns, the lines of a log, and what is thrown at whoever wrote the program.</summary>
    private static bool IsForNobody(SyntaxNode node) => node is AttributeListSyntax or ThrowExpressionSyntax or ThrowStatementSyntax;

    private static string Read(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(
            part => part is InterpolatedStringTextSyntax written ? written.TextToken.ValueText : "X")),
        BinaryExpressionSyntax sum => Read(sum.Left) + Read(sum.Right),
        ParenthesizedExpressionSyntax inner => Read(inner.Expression),
        _ => "X",
    };

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/ServiceBot"));
}
