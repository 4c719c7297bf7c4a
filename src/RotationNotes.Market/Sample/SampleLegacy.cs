using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Sample;

/// <summary>Generated positions of the legacy report, whose non-commercial traders are leveraged funds and part of the asset managers; and the splice of the Russell contracts.</summary>
internal static class SampleLegacy
{
    private static readonly (string Field, string Funds, string Managers, string Dealers, double OfFunds, double OfManagers, double OfDealers)[] fields =
    [
        ("NC.LONG", "LEV.LONG", "AM.LONG", "DLR.LONG", 0.95, 0.12, 0), ("NC.SHORT", "LEV.SHORT", "AM.SHORT", "DLR.SHORT", 0.95, 0.06, 0),
        ("COM.LONG", "LEV.LONG", "AM.LONG", "DLR.LONG", 0.05, 0.85, 0.9), ("COM.SHORT", "LEV.SHORT", "AM.SHORT", "DLR.SHORT", 0.05, 0.9, 0.9),
    ];

    public static void AddTo(SampleLazy sample, Func<string, Series> made)
    {
        foreach (var contract in SampleContract.All)
        {
            var interest = made($"TFF.{contract.Name}.OI");
            DateOnly[] dates = [.. interest.Dates];
            Add(sample, PositionField.Describe($"COT.{contract.Name}", contract.Title, "OI"), dates, () => interest.Values.ToArray());
            foreach (var row in fields)
            {
                Add(sample, PositionField.Describe($"COT.{contract.Name}", contract.Title, row.Field), dates, () =>
                {
                    Series funds = made($"TFF.{contract.Name}.{row.Funds}"), managers = made($"TFF.{contract.Name}.{row.Managers}"), dealers = made($"TFF.{contract.Name}.{row.Dealers}");
                    return [.. Enumerable.Range(0, dates.Length).Select(i => Math.Round(row.OfFunds * funds.Values[i] + row.OfManagers * managers.Values[i] + row.OfDealers * dealers.Values[i]))];
                });
            }
        }

        // The sample knows one Russell contract; its splice is that contract.
        foreach (var field in PositionField.All)
        {
            var part = made($"TFF.RUT.{field}");
            Add(sample, PositionField.Describe("TFF.RUT.SPLICED", "Russell 2000 futures at ICE and CME", field), [.. part.Dates], () => part.Values.ToArray());
        }
    }

    private static void Add(SampleLazy sample, SeriesDescriptor descriptor, DateOnly[] dates, Func<double[]> values) =>
        sample.Add(descriptor, dates, d => new Series(d, dates, values()));
}
