namespace ServiceBot.Recovery;

/// <summary>What makes a case one in which nothing light is said.</summary>
internal enum SpecialCare
{
    None,
    Injury,
    Bereavement,
    Discrimination,
    DataLeak,
}
