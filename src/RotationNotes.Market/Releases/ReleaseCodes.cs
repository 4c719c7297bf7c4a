using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Releases;

/// <summary>An economic release that notes speak of.</summary>
/// <param name="Code">Middle part of its series ids: <c>CPI_YOY</c> gives <c>EC.CPI_YOY.ACTUAL</c>.</param>
/// <param name="Name">Reader's name.</param>
/// <param name="Unit">Unit of actual, consensus and prior.</param>
/// <param name="Frequency">How often it comes.</param>
/// <param name="Sign">+1 when more means a stronger economy, −1 when less does, 0 for prices, which are in no growth index.</param>
public sealed record ReleaseCode(string Code, string Name, Unit Unit, Frequency Frequency, int Sign)
{
    /// <summary>The series of a part: ACTUAL, CONSENSUS or PRIOR.</summary>
    public SeriesDescriptor Describe(string part, string words) =>
        new(new SeriesId($"EC.{Code}.{part}"), $"{Name}, {words}", Unit, "Statistical offices; consensus from the operator's vendor", Frequency);
}

/// <summary>The releases known by code.</summary>
public static class ReleaseCodes
{
    public static IReadOnlyList<ReleaseCode> All { get; } =
    [
        new("CPI_YOY", "Consumer prices, year on year", Unit.Percent, Frequency.Monthly, 0),
        new("CPI_MOM", "Consumer prices, month on month", Unit.Percent, Frequency.Monthly, 0),
        new("CORE_CPI_MOM", "Core consumer prices, month on month", Unit.Percent, Frequency.Monthly, 0),
        new("PAYROLLS", "Non-farm payrolls, change in thousands", Unit.IndexNumber, Frequency.Monthly, 1),
        new("UNEMPLOYMENT", "Unemployment rate", Unit.Percent, Frequency.Monthly, -1),
        new("CLAIMS", "Initial jobless claims in thousands", Unit.IndexNumber, Frequency.Weekly, -1),
        new("RETAIL_SALES", "Retail sales, month on month", Unit.Percent, Frequency.Monthly, 1),
        new("ISM_MANUFACTURING", "ISM manufacturing index", Unit.IndexNumber, Frequency.Monthly, 1),
        new("ISM_SERVICES", "ISM services index", Unit.IndexNumber, Frequency.Monthly, 1),
        new("INDUSTRIAL_PRODUCTION", "Industrial production, month on month", Unit.Percent, Frequency.Monthly, 1),
        new("GDP", "Real GDP, quarter on quarter annualised", Unit.Percent, Frequency.Quarterly, 1),
    ];

    public static ReleaseCode? Find(string code) => All.FirstOrDefault(c => c.Code == code);
}
