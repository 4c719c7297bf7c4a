using System.Globalization;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Sample;

/// <summary>Generated weekly positions by trader class: shares that wander around yearly means, then the published weeks of July 2024.</summary>
internal static class SamplePositions
{
    private const string EmbeddedFile = "sample-positions.csv";
    private static readonly DateOnly firstReport = new(2006, 6, 13);

    private static readonly string[] fields = ["OI", "AM.LONG", "AM.SHORT", "LEV.LONG", "LEV.SHORT", "DLR.LONG", "DLR.SHORT"];

    public static IEnumerable<Series> Create(DateOnly[] sessions)
    {
        var published = Published();
        // Report dates: Tuesdays, or the Monday before when the exchange is closed on Tuesday.
        var reports = new List<DateOnly>();
        for (var tuesday = firstReport; tuesday <= sessions[^1]; tuesday = tuesday.AddDays(7))
            reports.Add(Array.BinarySearch(sessions, tuesday) >= 0 ? tuesday : tuesday.AddDays(-1));

        foreach (var contract in SampleContract.All)
        {
            var columns = Generate(contract, reports, published[contract.Index]);
            for (var f = 0; f < fields.Length; f++)
                yield return new Series(contract.Describe(fields[f]), [.. reports], columns[f]);
        }
    }

    private static double[][] Generate(SampleContract contract, List<DateOnly> reports, Dictionary<DateOnly, double[]> published)
    {
        DateOnly[] dates = [.. reports];
        // The published weeks pin the shares, so that the generated weeks before lead up to them.
        var openInterest = Walk(contract.OpenInterest.On(dates), 0.035, contract.Seed, published, row => row[0]);
        var managerShare = Walk(contract.ManagerLongShare.On(dates), 0.018, contract.Seed + 1, published, row => row[1] / (row[1] + row[2]));
        var managerGross = Walk(contract.ManagerGross.On(dates), 0.02, contract.Seed + 2, published, row => (row[1] + row[2]) / row[0]);
        var fundShare = Walk(contract.FundLongShare.On(dates), 0.03, contract.Seed + 3, published, row => row[3] / (row[3] + row[4]));
        var fundGross = Walk(contract.FundGross.On(dates), 0.025, contract.Seed + 4, published, row => (row[3] + row[4]) / row[0]);
        var dealerShare = Walk(contract.DealerLongShare.On(dates), 0.02, contract.Seed + 5, published, row => row[5] / (row[5] + row[6]));

        var columns = fields.Select(_ => new double[dates.Length]).ToArray();
        for (var i = 0; i < dates.Length; i++)
        {
            if (published.TryGetValue(dates[i], out var row))
            {
                for (var f = 0; f < fields.Length; f++)
                    columns[f][i] = row[f];
                continue;
            }

            var dealerGross = Math.Max(0.1, 1.25 - managerGross[i] - 0.5 * fundGross[i]);
            ReadOnlySpan<double> values =
            [
                openInterest[i],
                openInterest[i] * managerGross[i] * managerShare[i],
                openInterest[i] * managerGross[i] * (1 - managerShare[i]),
                openInterest[i] * fundGross[i] * fundShare[i],
                openInterest[i] * fundGross[i] * (1 - fundShare[i]),
                openInterest[i] * dealerGross * dealerShare[i],
                openInterest[i] * dealerGross * (1 - dealerShare[i]),
            ];
            for (var f = 0; f < fields.Length; f++)
                columns[f][i] = Math.Round(values[f]);
        }

        return columns;
    }

    // The yearly mean times a slow wander in logarithms, bent to meet the published weeks.
    private static double[] Walk(double[] mean, double step, ulong seed, Dictionary<DateOnly, double[]> published, Func<double[], double> value)
    {
        var random = new SampleRandom(seed);
        var walk = new double[mean.Length];
        var wander = 0.0;
        for (var i = 0; i < walk.Length; i++)
        {
            wander = 0.94 * wander + step * random.Normal();
            walk[i] = Math.Log(mean[i]) + wander;
        }

        // The published weeks are the last ones; the first of them and the calm start are the pins.
        var first = walk.Length - published.Count;
        SampleWalk.Bridge(walk, [new SamplePin(first - 40, walk[first - 40]), new SamplePin(first, Math.Log(value(published.OrderBy(p => p.Key).First().Value)))]);
        for (var i = 0; i < walk.Length; i++)
            walk[i] = Math.Exp(walk[i]);
        return walk;
    }

    private static Dictionary<DateOnly, double[]>[] Published()
    {
        Dictionary<DateOnly, double[]>[] published = [.. SampleContract.All.Select(_ => new Dictionary<DateOnly, double[]>())];
        var headerSeen = false;
        foreach (var line in EmbeddedText.Read(EmbeddedFile).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#')
                continue;
            if (!headerSeen)
            {
                headerSeen = true;
                continue;
            }

            var cells = line.Split(',');
            var contract = SampleContract.All.First(c => c.Name == cells[1]);
            published[contract.Index][IsoDate.Parse(cells[0])] =
                [.. cells.Skip(2).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        }

        return published;
    }
}
