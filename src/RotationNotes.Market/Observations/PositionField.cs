using RotationNotes.Foundation.Units;

namespace RotationNotes.Market.Observations;

/// <summary>Fields of a positioning report as the last parts of a series id: <c>TFF.RUT.AM.LONG</c>.</summary>
public static class PositionField
{
    /// <summary>Every field, in the order a report prints them.</summary>
    public static readonly IReadOnlyList<string> All = ["OI", "DLR.LONG", "DLR.SHORT", "AM.LONG", "AM.SHORT", "LEV.LONG", "LEV.SHORT"];

    /// <summary>Fields of the legacy report, as <c>COT.RUT.NC.LONG</c>.</summary>
    public static readonly IReadOnlyList<string> Legacy = ["OI", "NC.LONG", "NC.SHORT", "COM.LONG", "COM.SHORT"];

    /// <summary>The series of one field of one contract.</summary>
    public static SeriesDescriptor Describe(string prefix, string contract, string field) => new(
        new SeriesId($"{prefix}.{field}"),
        $"{contract}: {Describe(field)}",
        Unit.Contracts,
        "CFTC",
        Frequency.Weekly,
        ReleaseRule.CommitmentsOfTraders);

    /// <summary>Reader's words, e.g. "asset managers, long".</summary>
    public static string Describe(string field) => field switch
    {
        "OI" => "open interest",
        "DLR.LONG" => "dealers, long",
        "DLR.SHORT" => "dealers, short",
        "AM.LONG" => "asset managers, long",
        "AM.SHORT" => "asset managers, short",
        "LEV.LONG" => "leveraged funds, long",
        "NC.LONG" => "non-commercial, long",
        "NC.SHORT" => "non-commercial, short",
        "COM.LONG" => "commercial, long",
        "COM.SHORT" => "commercial, short",
        "LEV.SHORT" => "leveraged funds, short",
        _ => throw new ArgumentException($"'{field}' is not a field of a positioning report.", nameof(field)),
    };
}
