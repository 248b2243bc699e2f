using ServiceBot.Calendar;

namespace ServiceBot.Roster;

/// <summary>What a team decided in its set-up. Until it has, what is written here holds.</summary>
internal sealed class TeamSettings(string teamId)
{
    public string TeamId { get; private set; } = teamId;

    /// <summary>What the team's service stands for, in one sentence. Without it and the principles nothing is measured.</summary>
    public string? Vision { get; set; }

    /// <summary>One a line.</summary>
    public string? Principles { get; set; }

    /// <summary>What people here call those who work here, and those they serve.</summary>
    public string StaffWord { get; set; } = "colleagues";
    public string CustomerWord { get; set; } = "customers";

    /// <summary>By what the team recognises a customer: an order number, a mail address, a name.</summary>
    public string CustomerKeyWord { get; set; } = "order number";

    /// <summary>Where customers are asked in a survey; null where there is none.</summary>
    public string? SurveyLink { get; set; }

    /// <summary>When the team works; a person may have other days and hours.</summary>
    public WorkDays Days { get; set; } = WorkDays.MondayToFriday;
    public TimeOnly From { get; set; } = new(9, 0);

    /// <summary>Earlier than <see cref="From"/> when they work past midnight.</summary>
    public TimeOnly To { get; set; } = new(17, 0);

    public TimeOnly CheckInAt { get; set; } = new(15, 0);
    public TimeOnly DigestAt { get; set; } = new(17, 0);

    /// <summary>With whom its people are counted while they are fewer than five: teams with the same name here; null: the whole organisation.</summary>
    public string? CheckInGroup { get; set; }

    /// <summary>What each role may spend on a case without asking, in minor units of the currency; managers have no limit.</summary>
    public long MemberLimit { get; set; }
    public long LeadLimit { get; set; }
    public long ApproverLimit { get; set; }

    /// <summary>A gesture that is right for every customer, whatever they are worth to us; within what a member may spend.</summary>
    public long GestureFloor { get; set; }

    /// <summary>How much of what a customer is worth a gesture may be, in hundredths of a percent.</summary>
    public int GestureShare { get; set; }

    /// <summary>How long somebody at work has to answer before the next one is asked for a yes, in minutes.</summary>
    public int ApprovalMinutes { get; set; } = 10;

    /// <summary>ISO 4217.</summary>
    public string Currency { get; set; } = "EUR";

    /// <summary>By when a case has an owner, and its customer a first word. Normal cases count working time.</summary>
    public Targets Own { get; set; } = new() { Safety = 10, Serious = 30, Normal = 120 };
    public Targets FirstWord { get; set; } = new() { Safety = 30, Serious = 60, Normal = 240 };

    /// <summary>Who looks at what people were told where somebody was in danger: a leader of the organisation; null: any of them.</summary>
    public string? SafetyLeaderId { get; set; }

    /// <summary>After so many working days people were told what they must know; 0: at the end of the same one.</summary>
    public int DisclosureDays { get; set; } = 1;

    /// <summary>Whether people here are given private hints about their language; each may switch them off.</summary>
    public bool Hints { get; set; } = true;

    /// <summary>What is said here to a customer who is abusive, and where people here find help; null while nobody has written it.</summary>
    public string? ConductText { get; set; }
    public string? HelpText { get; set; }

    /// <summary>By which numbers word of mouth is illustrated, and whether the channel reads it too; it is no figure.</summary>
    public Hearsay Hearsay { get; set; }
    public bool HearsayInChannel { get; set; }

    /// <summary>What of the set-up was gone through.</summary>
    public SetupTopics Confirmed { get; set; }

    /// <summary>Whether anything is measured: principles come before metrics.</summary>
    public bool IsMeasured => Vision is not null && Principles is not null;

    public int Version { get; private set; }

    public void Touch() => Version++;
}
