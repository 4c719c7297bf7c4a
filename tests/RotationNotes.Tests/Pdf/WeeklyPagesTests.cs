using System.Globalization;
using RotationNotes.Graphics.Text;
using RotationNotes.Graphics.Themes;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Writing;
using RotationNotes.Pdf;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Pdf;

/// <summary>The weekly note has six to eight pages whatever the week was like, and its Chinese edition no more.</summary>
public sealed class WeeklyPagesTests
{
    private static readonly Theme theme = ThemeFile.Load(Path.Combine(Shipped.Templates.FullName, "themes", "research.json"));

    [Theory]
    [InlineData("weekly-rotation", 6)]
    [InlineData("weekly-rotation.zh", 5)]
    public void SampleMarket(string note, int least) => Assert.InRange(PagesOf(note, Shipped.Sample, Shipped.Sample.DefaultAsOf), least, 8);

    [Theory]
    [InlineData("1998-10-08")]
    [InlineData("2003-03-12")]
    [InlineData("2008-10-10")]
    [InlineData("2013-05-22")]
    [InlineData("2020-03-18")]
    [InlineData("2022-06-16")]
    [InlineData("2024-07-10")]
    public void SampleMarketOnOtherDates(string asOf) => Assert.InRange(PagesOf("weekly-rotation", Shipped.Sample, Day(asOf)), 6, 8);

    [Theory]
    [InlineData("FUND. OPT. FLOW CONT SI. SHS.")]
    [InlineData("TFF. COT.")]
    [InlineData("DGS BAML RVX VXN")]
    [InlineData("TFF. COT. DGS BAML RVX VXN VIX FUND. OPT. FLOW")]
    public void SampleMarketWithSeriesMissing(string prefixes)
    {
        var missing = prefixes.Split(' ');
        var some = Shipped.Sample.Series.Where(series => !missing.Any(prefix => series.Id.Value.StartsWith(prefix, StringComparison.Ordinal)));

        Assert.InRange(PagesOf("weekly-rotation", new MarketData(Shipped.Sample.Calendar, some, isSample: true), Shipped.Sample.DefaultAsOf), 6, 8);
    }

    [Theory]
    // A crash, a setback, a leap: the last close of the index times a factor.
    [InlineData(0.8)]
    [InlineData(0.9)]
    [InlineData(1.15)]
    public void SampleMarketWithAnotherClose(double factor)
    {
        var asOf = Shipped.Sample.DefaultAsOf;
        var changed = Shipped.Sample.Series.Select(series =>
        {
            if (series.Id.Value != "RUT")
                return series;
            var values = series.Values.ToArray();
            values[series.CountUntil(asOf) - 1] *= factor;
            return new Series(series.Descriptor, series.Dates.ToArray(), values);
        });

        Assert.InRange(PagesOf("weekly-rotation", new MarketData(Shipped.Sample.Calendar, changed, isSample: true), asOf), 6, 8);
    }

    [Theory]
    [InlineData("2000-03-10")]
    [InlineData("2001-09-21")]
    [InlineData("2002-07-24")]
    [InlineData("2003-03-12")]
    [InlineData("2004-08-13")]
    [InlineData("2005-10-13")]
    [InlineData("2006-06-13")]
    [InlineData("2007-08-16")]
    [InlineData("2008-10-10")]
    [InlineData("2008-11-20")]
    [InlineData("2009-03-09")]
    [InlineData("2010-05-07")]
    [InlineData("2011-08-08")]
    [InlineData("2012-06-04")]
    [InlineData("2013-05-22")]
    [InlineData("2014-10-15")]
    [InlineData("2015-08-25")]
    [InlineData("2016-11-10")]
    [InlineData("2017-06-09")]
    [InlineData("2018-02-09")]
    [InlineData("2018-12-24")]
    [InlineData("2019-08-05")]
    [InlineData("2020-03-18")]
    [InlineData("2020-11-09")]
    [InlineData("2021-01-27")]
    [InlineData("2022-06-16")]
    [InlineData("2023-03-13")]
    [InlineData("2024-07-16")]
    [InlineData("2024-07-22")]
    [InlineData("2024-12-18")]
    [InlineData("2025-04-08")]
    public void RealWeeks(string asOf)
    {
        var market = Shipped.Real();

        Assert.InRange(PagesOf("weekly-rotation", market, Day(asOf)), 6, 8);
        Assert.InRange(PagesOf("weekly-rotation.zh", market, Day(asOf)), 5, 8);
    }

    private static int PagesOf(string id, MarketData market, DateOnly asOf)
    {
        var document = NoteComposer.Compose(Shipped.Library.Load(id), market.AsOf(asOf), MetricCatalogue.Default).Document;
        return new PdfRenderer(theme, HouseFonts.Library).Fit(document, new TextSetter(HouseFonts.Library)).Pages.Count;
    }

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
