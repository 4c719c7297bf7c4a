using System.Globalization;
using System.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Import;
using RotationNotes.Market.Import.Reading;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Quality;
using RotationNotes.Market.Sample;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Market.Quality;

/// <summary>What vendors do to data is refused or said; what markets do passes.</summary>
public sealed class QualityGateTests
{
    // ROTATIONNOTES_CORRUPTIONS=2000 runs the long version.
    private static readonly int corruptions = int.TryParse(Environment.GetEnvironmentVariable("ROTATIONNOTES_CORRUPTIONS"), out var count) ? count : 400;

    private static readonly TradingCalendar calendar = TradingCalendar.Load();
    private static readonly SeriesMap map = SeriesMap.Load();
    private static readonly HashSet<DateOnly> none = [];

    private static readonly (string Kind, bool ForYields)[] kinds =
    [
        ("×100", true), ("×1000", true), ("÷10", true), ("sign", true), ("split unadjusted", false), ("repeated close", false), ("gap", false), ("duplicate date", true), ("range breach", false),
        ("decimal comma", true), ("percent as basis points", true), ("date shift", false), ("dot as zero", true), ("web page", true),
    ];

    [Fact]
    public void LabelledCorruptions_AreRefusedOrSaid()
    {
        var market = SampleMarket.Create(calendar);
        string[] prices = ["RUT", "SPX", "NDX", "IWM", "SPY"], volatilities = ["VIX", "RVX", "VXN"], yields = ["DGS2", "DGS10", "BAMLH0A0HYM2"];
        var random = new Random(20240716);
        var missed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var done = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var sayings = 0;
        for (var trial = 0; trial < corruptions; trial++)
        {
            var (kind, forYields) = kinds[trial % kinds.Length];
            var ids = forYields && trial % 3 == 0 ? yields : kind is "split unadjusted" || trial % 3 == 1 ? prices : volatilities;
            var series = market.Find(new SeriesId(ids[random.Next(ids.Length)]))!;
            // A year and a half of quotes, damaged somewhere in its second half.
            var start = random.Next(series.Count - 380);
            var rows = Enumerable.Range(start, 380).Select(i => (series.Dates[i], series.Values[i])).ToList();
            var clean = Read(series.Id.Value, Csv(series, rows, -1));
            Assert.False(clean.HasErrors, $"{series.Id}: {clean.Problems().FirstOrDefault()}");
            var damaged = Read(series.Id.Value, Damage(kind, series, rows, random));
            var caught = damaged.HasErrors || string.Join('\n', damaged.Problems()) != string.Join('\n', clean.Problems());
            done[kind] = done.GetValueOrDefault(kind) + 1;
            if (!caught)
                missed[kind] = missed.GetValueOrDefault(kind) + 1;
            sayings += damaged.HasErrors ? 0 : 1;
        }

        var share = 1 - missed.Values.Sum() / (double)corruptions;
        Assert.True(share >= 0.99, $"Caught {share:P1}; missed {string.Join(", ", missed.Select(m => $"{m.Key} {m.Value} of {done[m.Key]}"))}.");
    }

    [Fact]
    public void TrueShocks_AreNotRefused()
    {
        // S&P 500 from 1927, oil from 2000, and the rest of the real history: one row in half a million, and that one is a vendor's slip.
        RealData.Required();
        var (days, refused) = (0, new List<string>());
        foreach (var file in RealData.Folder!.EnumerateFiles("*.csv", SearchOption.AllDirectories).Where(f => !f.FullName.Contains("cftc", StringComparison.Ordinal)))
        {
            var reading = FileImport.Read(SourceFile.Read(file, file.Name), map, calendar);
            days += reading.Rows;
            refused.AddRange(reading.Problems().Where(p => p.IsError || p.Message.Contains("left out: ", StringComparison.Ordinal)).Select(p => p.ToString()));
        }

        Assert.True(days > 400_000);
        Assert.StartsWith("VXD_History.csv(2973)", Assert.Single(refused), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1987-10-19", 282.70, 224.84)]
    [InlineData("2020-03-16", 2711.02, 2386.13)]
    public void ACrash_IsSaid_NotRefused(string date, double before, double after)
    {
        var (dates, values) = Calm(before, date);
        values[^1] = after;

        var finding = Assert.Single(QualityGate.Review(Unit.Price, false, false, dates, values, none));

        Assert.Equal((Suspicion.Jump, false), (finding.Suspicion, finding.Blocks));
        Assert.Empty(QualityGate.Review(Unit.Price, false, false, dates, values, new HashSet<DateOnly> { TestMarket.Day(date) }));
    }

    [Fact]
    public void NegativeOil_Passes()
    {
        var (dates, values) = Calm(20, "2020-04-21");
        (values[^3], values[^2], values[^1]) = (18.27, -37.63, 10.01);

        Assert.DoesNotContain(QualityGate.Review(Unit.Price, true, false, dates, values, none), f => f.Blocks);
    }

    [Fact]
    public void AHundredfoldRow_IsRefusedOnce_AndTheWayBackPasses()
    {
        var (dates, values) = Calm(100, "2024-07-16");
        values[^3] *= 100;

        var finding = Assert.Single(QualityGate.Review(Unit.Price, false, false, dates, values, none));

        Assert.Equal((dates.Length - 3, Suspicion.Scale, true), (finding.Row, finding.Suspicion, finding.Blocks));
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(10.0)]
    public void ASplit_IsSaid_OfPricesOnly(double ratio)
    {
        var (dates, values) = Calm(100, "2024-07-16");
        for (var i = 50; i < values.Length; i++)
            values[i] /= ratio;

        var price = Assert.Single(QualityGate.Review(Unit.Price, false, false, dates, values, none));

        Assert.Equal((50, Suspicion.Split, false), (price.Row, price.Suspicion, price.Blocks));
        Assert.NotEqual(Suspicion.Split, QualityGate.Review(Unit.VolatilityPoints, false, false, dates, values, none)[0].Suspicion);
    }

    [Fact]
    public void AnImpossibleRow_IsLeftOutByLine_TheNewestRefusesTheFile()
    {
        var amid = Read("RUT", "Date,Close\n2024-07-11,2125\n2024-07-12,2148\n2024-07-15,218702\n2024-07-16,2263.67\n");
        var last = Read("RUT", "Date,Close\n2024-07-11,2125\n2024-07-12,2148\n2024-07-15,2187.02\n2024-07-16,226367\n");

        Assert.Equal([2125, 2148, 2263.67], Assert.Single(amid.Series).Values.ToArray());
        Assert.StartsWith("RUT.csv(4): warning: the row of 2024-07-15 is left out: 218702 after 2148: no market moves by a factor of 101.8166 in a day.", amid.Problems()[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(last.Series);
        Assert.StartsWith("RUT.csv(5): error: 226367 after 2187.02:", last.Problems()[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OddDays_AreOneSentenceWithTheLargest_AndAreKeptOneByOne()
    {
        var text = new StringBuilder("Date,Close\n");
        var date = new DateOnly(2024, 1, 2);
        // From day 30 a tenth higher; day 40 a seventh lower, then nearly back; day 50 as the days beside it.
        for (var i = 0; i < 60; i++, date = calendar.NextSession(date))
        {
            var value = i == 50 ? 2186.71 : 2000 * (i % 2 == 0 ? 1 : 1.004) * (i < 30 ? 1 : 1.1) * (i == 40 ? 0.85 : i > 40 ? 0.99 : 1);
            text.Append(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd},{value:0.##}\n");
        }

        var reading = Read("RUT", text.ToString());

        Assert.Matches(
            @"^RUT\.csv: warning: 3 moves far beyond the usual \(1 gone the day after\), the largest on 2024-02-29: 1870 after 2208\.8, \d+\.\d times its usual day, and back the day after; the same value as the day before on 2 days\.$",
            Assert.Single(reading.Problems()).ToString());
        Assert.Equal(
            ["2024-02-14 jump", "2024-02-29 spike", "2024-03-01 jump", "2024-03-14 repeat", "2024-03-15 repeat"],
            reading.OddDays.Select(day => $"{day.Date:yyyy-MM-dd} {day.Kind}"));
        Assert.All(reading.OddDays, day => Assert.Equal("RUT", day.Series.Value));
    }

    [Fact]
    public void AVendorsSlip_IsFoundInTheWild()
    {
        // VXD of 13 July 2021: 2.71 between 14.86 and 15.51.
        RealData.Required();
        var file = new FileInfo(Path.Combine(RealData.Folder!.FullName, "vol", "VXD_History.csv"));
        var reading = FileImport.Read(SourceFile.Read(file, file.Name), map, calendar);

        Assert.Contains(reading.Problems(), p => p.ToString().StartsWith("VXD_History.csv(2973): warning: the row of 2021-07-13 is left out: 2.71 after 14.86", StringComparison.Ordinal));
    }

    private static (DateOnly[] Dates, double[] Values) Calm(double level, string last)
    {
        var dates = Enumerable.Range(0, 60).Select(i => TestMarket.Day(last).AddDays(i - 59)).ToArray();
        return (dates, [.. dates.Select((_, i) => level * (1 + 0.004 * (i % 2)))]);
    }

    private static FileReading Read(string id, string text) => FileImport.Read(SourceFile.Decode(id + ".csv", Encoding.UTF8.GetBytes(text)), map, calendar);

    private static string Csv(Series series, List<(DateOnly Date, double Value)> rows, int breach)
    {
        var yields = series.Descriptor.Unit == Unit.Percent;
        var text = new StringBuilder(yields ? "observation_date," + series.Id.Value + "\n" : "Date,Open,High,Low,Close\n");
        for (var i = 0; i < rows.Count; i++)
        {
            var (date, value) = rows[i];
            text.Append(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd},");
            if (!yields)
                text.Append(CultureInfo.InvariantCulture, $"{value},{(i == breach ? value * 0.97 : value * 1.004):0.####},{value * 0.996:0.####},");
            text.Append(CultureInfo.InvariantCulture, $"{value}\n");
        }

        return text.ToString();
    }

    private static string Damage(string kind, Series series, List<(DateOnly Date, double Value)> rows, Random random)
    {
        var at = random.Next(190, rows.Count - 12);
        var (date, value) = rows[at];
        switch (kind)
        {
            case "×100":
                rows[at] = (date, value * 100);
                break;
            case "×1000":
                rows[at] = (date, value * 1000);
                break;
            case "÷10":
                rows[at] = (date, Math.Round(value / 10, 4));
                break;
            case "sign":
                rows[at] = (date, -value);
                break;
            case "split unadjusted":
                var ratio = new[] { 2.0, 3, 4, 10, 1.5 }[random.Next(5)];
                for (var i = 0; i < at; i++)
                    rows[i] = (rows[i].Date, Math.Round(rows[i].Value * ratio, 2));
                break;
            case "repeated close":
                for (var i = 1; i <= random.Next(1, 11); i++)
                    rows[at + i] = (rows[at + i].Date, value);
                break;
            case "gap":
                rows.RemoveRange(at, random.Next(1, 11));
                break;
            case "duplicate date":
                rows.Insert(at, rows[at]);
                break;
            case "range breach":
                return Csv(series, rows, at);
            case "percent as basis points":
                rows[at] = (date, series.Descriptor.Unit == Unit.Percent ? value * 100 : value / 100);
                break;
            case "date shift":
                rows[at] = (date.AddDays(random.Next(2) == 0 ? 1 : -1), value);
                break;
            case "dot as zero":
                rows[at] = (date, 0);
                break;
            case "decimal comma":
                return Csv(series, rows, -1).Replace(value.ToString(CultureInfo.InvariantCulture) + "\n", value.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',') + "\n", StringComparison.Ordinal);
            default:
                var text = Csv(series, rows, -1);
                return text[..(text.Length / 2)] + "<!DOCTYPE html><html><body>503</body></html>\n";
        }

        return Csv(series, rows, -1);
    }
}
