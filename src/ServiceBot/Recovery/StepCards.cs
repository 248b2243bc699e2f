using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;
using ServiceBot.Customers;

namespace ServiceBot.Recovery;

/// <summary>The words of the guided conversation: one card a step, one required answer, one line why it matters.</summary>
internal static class StepCards
{
    public const string Opening =
        "Thank you for saying it early. Things go wrong everywhere; people remember what was done next.";

    public const string PeopleFirst = "First make people safe. Whom to call is in your own procedure.";

    /// <summary>A second recovery that begins like the first one makes it worse.</summary>
    public const string SecondFailure = "We said it was fixed and it was not. Say that first.";

    private const string More = "more";

    public static readonly IReadOnlyList<CardChoice> Customers =
    [
        new(nameof(CustomerKind.External), "A customer", "customer", "external", "the customer"),
        new(nameof(CustomerKind.Internal), "A colleague", "colleague", "internal"),
        new(nameof(CustomerKind.Self), "Me", "self", "myself"),
    ];

    public static readonly IReadOnlyList<CardChoice> Stories = [new("story", "That is what happened")];

    public static readonly IReadOnlyList<CardChoice> Owners =
    [
        new("mine", "I own it", "me", "i do", "mine", "yes"),
        new("other", "Someone else", "no", "not me"),
    ];

    public static readonly IReadOnlyList<CardChoice> Fixes =
    [
        new("fixed", "It is fixed", "fixed", "yes", "done"),
        new("notyet", "Not yet", "no"),
        new("firm", "We cannot do that", "we can't do that", "cannot", "can't"),
    ];

    public static readonly IReadOnlyList<CardChoice> Conditions =
    [
        new("How we work", "How we work"),
        new("Information", "Information"),
        new("Tools", "Tools"),
        new("Time", "Time"),
        new(Apology.Outside, "Someone outside"),
    ];

    public static readonly IReadOnlyList<CardChoice> Outcomes =
    [
        new(nameof(Outcome.BetterThanExpected), "Better than expected", "better"),
        new(nameof(Outcome.Fine), "Fine", "ok", "okay"),
        new(nameof(Outcome.LetDown), "Still let down", "let down"),
        new(nameof(Outcome.NotKnownYet), "Not known yet", "not known", "unknown"),
    ];

    /// <param name="typed">What was typed into the card before and could not be taken as it is.</param>
    public static Activity Question(RecoveryCase about, Step step, Reader reader, CardAnswer? typed = null) => step switch
    {
        Step.Intake => Intake(about, reader),
        Step.DontBlame => DontBlame(about, reader),
        Step.OwnIt => OwnIt(about, reader),
        Step.FixItFast => FixItFast(about, reader, typed),
        Step.Analyze => Analyze(about, reader, typed),
        _ => BeGracious(about, reader),
    };

    /// <summary>What stays of a card when its question is not open any more.</summary>
    public static Activity Answered(RecoveryCase about, Step step, string line, Reader reader)
    {
        var heading = Heading(about, step);
        return Card.Message(reader.Channel, $"{heading}\n{line}", [Card.Heading(heading), Card.Words(line)]);
    }

    /// <summary>Something was heard as an answer that may have been a command.</summary>
    public static Activity Instead(int caseNumber, Step step, string typed, bool wasTaken, string channel)
    {
        var text = wasTaken ? "I took that as your answer." : "Or did you mean it as a command?";
        var data = new Dictionary<string, object>
        {
            ["case"] = caseNumber,
            ["step"] = $"{step}",
            ["answer"] = CardAnswer.Instead,
            ["text"] = typed,
        };
        return Card.Message(channel, text, [Card.Line(text)], [Card.Submit("Do that instead", data)]);
    }

    /// <summary>Whether a question is open to which there are a few answers only, and this is none of them: so it is no story either.</summary>
    public static bool IsNoAnswer(Step? step, string typed) => step switch
    {
        Step.Intake or Step.FixItFast or Step.BeGracious => !IsAnswer(step, typed),
        _ => false,
    };

    /// <summary>Whether it stands on one of the buttons of that question, or for one.</summary>
    public static bool IsAnswer(Step? step, string typed) => ChoicesOf(step).Any(choice => choice.Is(Said.Key(typed)));

    private static IReadOnlyList<CardChoice> ChoicesOf(Step? step) => step switch
    {
        Step.Intake => Customers,
        Step.DontBlame => Stories,
        Step.OwnIt => Owners,
        Step.FixItFast => Fixes,
        Step.Analyze => Conditions,
        Step.BeGracious => Outcomes,
        _ => [],
    };

    public static string TitleOf(IEnumerable<CardChoice> choices, string answer) =>
        choices.FirstOrDefault(choice => choice.Answer == answer)?.Title ?? answer;

    private static Activity Intake(RecoveryCase about, Reader reader)
    {
        const string question = "Who is affected?";
        List<object> body =
        [
            .. SpecialCares.SoundsDark(about.Sentence) ? [] : Why(about, Opening),
            Card.Words(Shown.Within(about.Sentence)),
            Card.Input("title", "Title for your team, without the customer's name", about.Title, "A few words", Longest.Title),
            Card.Choice("severity", "How bad is it?", $"{about.Severity}", (nameof(Severity.Normal), "Normal"), (nameof(Severity.Serious), "Serious")),
            Card.Choice("danger", "Is anybody in danger?", about.Danger ? "yes" : "no", ("no", "No"), ("yes", "Yes")),
            Card.Choice(
                "care", "Does it call for special care?", $"{about.Care}",
                SpecialCares.Choices.Select(choice => ($"{choice.Care}", choice.Title))),
            Card.Input(
                "customerKey", $"Their {Shown.Within(reader.CustomerKeyWord)}, only to recognise them again", null,
                about.CustomerKey is null ? "May stay empty" : "I have it; empty keeps it", CustomerKeys.Longest),
        ];
        if (about.Danger)
            body.Insert(0, Card.Words(PeopleFirst, isBold: true));
        else if (reader.Vision is { } vision)
            body.Insert(0, Card.Words($"What we stand for: {Shown.Within(vision)}"));
        if (about.Customer is null && reader.Teams.Count > 1)
            body.Add(Card.Choice("team", "Which team is it for?", about.TeamId, reader.Teams.Select(team => (team.Id, team.Name))));

        body.Add(Card.Line(question));
        return Ask(about, Step.Intake, reader, question, body, Customers);
    }

    private static Activity DontBlame(RecoveryCase about, Reader reader)
    {
        var question = about.Customer == CustomerKind.Self
            ? "What happened to you? Tell it without a person to blame, yourself included."
            : $"What happened to {Whom(about)}, in their words? Leave out who did it.";
        List<object> body =
        [
            .. Why(about, "Looking for somebody to blame costs time and trust. Hearing them out gives both back."),
            Card.Line(ImpactCards.Of(about), isSubtle: true),
            Card.Line(question + " Type it below or as a message."),
            Card.Input("story", "What happened", about.Story, "They waited at the gate and nobody told them that…", Longest.Story, isMultiline: true),
            Card.More(More, [.. HearingCards.Inputs(about, Whom(about), reader), .. CareButtons(about)]),
        ];
        if (about.Danger)
            body.Insert(0, Card.Words(PeopleFirst, isBold: true));

        return Ask(about, Step.DontBlame, reader, (about.Danger ? PeopleFirst + "\n" : "") + question, body, Stories, hasMore: true);
    }

    private static Activity OwnIt(RecoveryCase about, Reader reader)
    {
        var question = about switch
        {
            { Customer: CustomerKind.Self } => "By when will you have looked after it?",
            _ when about.OwnerId == reader.Person.Id => $"By when will {Whom(about)} hear from you?",
            _ => $"Who sees it through, and by when will {Whom(about)} hear from us?",
        };
        var promise = about.PromiseAt is { } at && at > reader.Now
            ? $"{WallClock.Local(at, reader.Zone):yyyy-MM-dd HH:mm}"
            : "in 30 minutes";
        return Ask(about, Step.OwnIt, reader, question,
            [
                .. Why(about, "One person who says “I see this through” is what people wait for when something went wrong."),
                .. ImpactCards.Carried(about),
                .. Senior(about, reader),
                Card.Line(question),
                Card.Input("promise", $"My promise to {Whom(about)}: until when", promise, "14:30, in 20 minutes, tomorrow 9", Longest.Time),
            ],
            about.Customer == CustomerKind.Self ? Owners.Take(1) : Owners);
    }

    private static Activity FixItFast(RecoveryCase about, Reader reader, CardAnswer? typed)
    {
        string? Typed(Func<CardAnswer, string?> input, string? kept, int most = Longest.Note) => StandsIn(typed, input, kept, most);
        var question = $"Is it fixed for {Whom(about)}?";
        return Ask(about, Step.FixItFast, reader, question,
            [
                .. IsAgain(about)
                    ? [Card.Line($"{SecondFailure} It is fixed when {Whom(about)} says that it holds.")]
                    : Why(about, about.Customer == CustomerKind.Self
                        ? "You count as a customer too. Do what helps you, soon."
                        : "The sooner it is put right, and to their benefit, the sooner they trust us again."),
                .. ToolsCards.CallBetter(about),
                .. ImpactCards.Carried(about),
                .. reader.Purse is { } purse ? SpendCards.Standing(about, purse) : [],
                Card.More(More, isOpen: typed is not null,
                [
                    Card.Input("wants", about.Customer == CustomerKind.Self ? "What do you want?" : $"What does {Whom(about)} want?",
                        Typed(answer => answer.Wants, about.Wants), "A new parcel by Friday", Longest.Note),
                    Card.Input("firstAction", "The first helpful thing we do", Typed(answer => answer.FirstAction, about.FirstAction), "Send a replacement now", Longest.Note),
                    Card.Input("benefit", "To whose benefit is it?", Typed(answer => answer.Benefit, about.Benefit), "Theirs", Longest.Note),
                    .. reader.Purse is { } inputs ? SpendCards.Inputs(inputs, typed) : [],
                    .. LearnedCards.Choosing(about, reader, typed),
                    .. about.Customer == CustomerKind.Self ? [] : FirmCards.Inputs(about, typed),
                    .. CareButtons(about),
                ]),
                Card.Line(question),
            ],
            about.Customer == CustomerKind.Self ? Fixes.Take(2) : Fixes, hasMore: true);
    }

    private static Activity Analyze(RecoveryCase about, Reader reader, CardAnswer? typed)
    {
        string? Typed(Func<CardAnswer, string?> input, string? kept) => StandsIn(typed, input, kept, Longest.Note);
        var question = IsAgain(about) ? "What made it possible again?" : "What made it possible?";
        return Ask(about, Step.Analyze, reader, question,
            [
                Card.Line(IsAgain(about)
                    ? "What we changed the first time was not enough. Look at the procedure, not at who: what changes in it this time?"
                    : $"{(about.Cannot is not null ? "You were firm and kind." : about.IsGrave ? "Thank you." : "It is fixed.")} Now look at what made it possible, not at who: conditions can be changed."),
                Card.More(More, isOpen: typed is not null,
                [
                    Card.Input("worked", "What worked, that we should keep?", Typed(answer => answer.Worked, about.Worked), "The desk called back at once", Longest.Note),
                    Card.Input("prevention", IsAgain(about) ? "What changes in the procedure this time?" : "What will prevent it next time?", Typed(answer => answer.Prevention, about.Prevention), "Print the gate on every ticket", Longest.Note),
                    Card.Input("preventionOwner", "Who sees to that?", StandsIn(typed, answer => answer.PreventionOwner, about.PreventionOwner, Longest.Name), Shown.Name(reader.Person.Name), Longest.Name),
                    Card.Input("preventionDue", "By which day?", about is { Prevention: not null, PreventionDue: { } due } ? $"{due:yyyy-MM-dd}" : null, "Friday, 14 May, in 2 weeks", Longest.Time),
                    .. LearnedCards.Learning(about, reader, typed),
                ]),
                Card.Line(question + " Press what fits best, or type it in your own words."),
            ],
            Conditions, hasMore: true);
    }

    private static Activity BeGracious(RecoveryCase about, Reader reader)
    {
        var isMine = about.Customer == CustomerKind.Self;
        var question = isMine ? "How do you see it now?" : $"How does {Whom(about)} see it now?";
        List<object> body =
        [
            Card.Line(isMine
                ? "Be as fair to yourself as you are to a customer."
                : IsAgain(about) ? "We let them down twice. Own up to both, and promise only what holds. I send nothing to anybody."
                : about.IsGrave ? "I send nothing to anybody: these are words for you to use or change."
                : "How we part is what they tell others. I send nothing to anybody: these are words for you to use or change."),
            .. ApologyCards.Words(about, isMine ? "What you tell yourself" : $"What we say to {Whom(about)}"),
        ];
        if (!isMine)
        {
            body.AddRange(ViewCards.HowWeKnow(about));
            body.Add(Card.More(More, ViewCards.More(about)));
        }

        body.Add(Card.Line(question));

        return Ask(about, Step.BeGracious, reader, question, body, Outcomes, hasMore: !isMine);
    }

    /// <summary>Why the step matters. Where somebody is in danger, was hurt, wronged or abused, nobody needs to be told.</summary>
    private static IEnumerable<object> Why(RecoveryCase about, string line) =>
        IsAgain(about) ? [Card.Line(SecondFailure)] : about.IsGrave || about.AbuseAt is not null ? [] : [Card.Line(line)];

    /// <summary>Nobody is told off for letting themselves down twice.</summary>
    private static bool IsAgain(RecoveryCase about) => about is { IsSecondFailure: true, Customer: not CustomerKind.Self };

    private static IEnumerable<object> Senior(RecoveryCase about, Reader reader)
    {
        if (!IsAgain(about))
            yield break;

        yield return Card.Words(reader.Senior is { } name
            ? $"This time have somebody senior beside you: {name} works just now."
            : "This time have somebody senior beside you: a lead or a manager.");
    }

    private static Activity Ask(
        RecoveryCase about, Step step, Reader reader, string question, IEnumerable<object> body, IEnumerable<CardChoice> choices, bool hasMore = false)
    {
        var heading = Heading(about, step);
        var buttons = choices.ToList();
        var text = step == Step.DontBlame
            ? $"{heading}\n{question}"
            : $"{heading}\n{question} ({string.Join(" / ", buttons.Select(choice => choice.Title))})";

        // Where an opinion is asked for, no answer stands out: the bot must not put a good one into anybody's mouth.
        var stands = step is not (Step.Analyze or Step.BeGracious);
        var answers = buttons.Select((choice, index) => Card.Submit(choice.Title, Data(about, step, choice.Answer), index == 0 && stands));
        var others = new List<object>();
        if (hasMore)
            others.Add(Card.Toggle("Add more", More));
        if (step == Step.Intake && reader.HasOthers)
            others.Add(Card.Command("Park my other tasks", $"park {about.Number}"));
        if (Coaching(about, step) is var (title, typed))
            others.Add(Card.Command(title, typed));

        var lines = new List<object> { Card.Heading(heading) };
        if (step != Step.Intake)
            lines.Add(Card.Words($"Case {about.Number}: {Shown.Within(about.Title)}"));

        // What is no answer begins a line of its own, lest it be taken for one.
        return others.Count == 0
            ? Card.Message(reader.Channel, text, lines.Concat(body), answers)
            : Card.Message(reader.Channel, text, lines.Concat(body).Append(Card.Buttons(answers)), others);
    }

    /// <summary>The quiet ways out of the walk, for whoever has a hard contact or would rather talk.</summary>
    private static IEnumerable<object> CareButtons(RecoveryCase about)
    {
        if (about.Customer != CustomerKind.Self)
            yield return Card.Buttons(about.OwnerId is null ? [AbuseCards.Way(about)] : [AbuseCards.Way(about), Card.Command("Tools off", $"tools off {about.Number}")]);
    }

    /// <summary>Help with words that can be had at this step.</summary>
    private static (string Title, string Typed)? Coaching(RecoveryCase about, Step step) => step switch
    {
        Step.DontBlame => ("Help me listen", $"listen {about.Number}"),
        Step.OwnIt when about is { CustomerKey: not null, MayBeKnown: true } => ("What we know of them", $"customer {about.Number}"),
        Step.BeGracious when about.Customer != CustomerKind.Self => ("Other words", $"apology {about.Number}"),
        _ => null,
    };

    /// <summary>What an input of a card that is asked again holds: what was typed, unless that was what could not be kept.</summary>
    public static string? StandsIn(CardAnswer? typed, Func<CardAnswer, string?> input, string? kept, int most) =>
        typed is null ? kept
        : Entry.Of(input(typed)) is not { } said ? null
        : said.Length <= most ? said : kept;

    private static Dictionary<string, object> Data(RecoveryCase about, Step step, string answer) => new()
    {
        ["case"] = about.Number,
        ["step"] = $"{step}",
        ["answer"] = answer,
    };

    /// <summary>Colleagues are customers too, but are not called so to their face.</summary>
    private static string Whom(RecoveryCase about) => about.Customer switch
    {
        CustomerKind.Internal => "your colleague",
        CustomerKind.Self => "you",
        _ => "the customer",
    };

    private static string Heading(RecoveryCase about, Step step) =>
        CaseCards.Label(about.IsPractice) + (step == Step.Intake ? $"Case {about.Number} · Before we start" : step.Heading());
}
