using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Sample;

/// <summary>What is typical of one equity-index future: open interest in contracts, shares and sizes as fractions.</summary>
internal sealed record SampleContract(
    int Index,
    string Name,
    string Title,
    ulong Seed,
    SampleRegimes OpenInterest,
    SampleRegimes ManagerLongShare,
    SampleRegimes ManagerGross,
    SampleRegimes FundLongShare,
    SampleRegimes FundGross,
    SampleRegimes DealerLongShare)
{
    public static readonly IReadOnlyList<SampleContract> All =
    [
        new(
            0,
            "RUT",
            "Russell 2000 futures",
            101,
            new((2006, 6, 350_000), (2017, 6, 470_000), (2020, 6, 530_000), (2023, 6, 430_000), (2024, 6, 450_000)),
            new((2006, 6, 0.55), (2017, 6, 0.68), (2019, 6, 0.54), (2022, 6, 0.43), (2023, 6, 0.50), (2024, 3, 0.58), (2024, 6, 0.545)),
            new((2006, 6, 0.6), (2019, 6, 0.9), (2024, 6, 0.74)),
            new((2006, 6, 0.35), (2017, 6, 0.52), (2021, 6, 0.34), (2022, 6, 0.34), (2023, 6, 0.36), (2024, 6, 0.28)),
            new((2006, 6, 0.5), (2019, 6, 0.32), (2024, 6, 0.44)),
            new((2006, 6, 0.45), (2019, 6, 0.53), (2022, 6, 0.8), (2024, 6, 0.7))),
        new(
            1,
            "NDX",
            "Nasdaq-100 futures",
            201,
            new((2006, 6, 300_000), (2019, 6, 217_000), (2024, 6, 260_000)),
            new((2006, 6, 0.6), (2018, 6, 0.50), (2021, 6, 0.61), (2022, 6, 0.56), (2024, 6, 0.83)),
            new((2006, 6, 0.4), (2019, 6, 0.55), (2024, 6, 0.49)),
            new((2006, 6, 0.5), (2018, 6, 0.45), (2024, 6, 0.34)),
            new((2006, 6, 0.6), (2024, 6, 0.52)),
            new((2006, 6, 0.4), (2022, 6, 0.6), (2024, 6, 0.26))),
        new(
            2,
            "SPX",
            "S&P 500 futures",
            301,
            new((2006, 6, 1_800_000), (2017, 6, 3_090_000), (2022, 6, 2_290_000), (2024, 6, 2_050_000)),
            new((2006, 6, 0.62), (2018, 6, 0.64), (2021, 6, 0.75), (2022, 6, 0.63), (2024, 6, 0.86)),
            new((2006, 6, 0.6), (2019, 6, 0.75), (2024, 6, 0.65)),
            new((2006, 6, 0.4), (2018, 6, 0.44), (2023, 6, 0.23), (2024, 6, 0.25)),
            new((2006, 6, 0.4), (2024, 6, 0.30)),
            new((2006, 6, 0.35), (2019, 6, 0.28), (2024, 6, 0.13))),
    ];

    public SeriesDescriptor Describe(string field) => PositionField.Describe($"TFF.{Name}", Title, field);
}
