using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using RotationNotes.Documents;
using RotationNotes.Graphics.Themes;
using RotationNotes.Html.Email;
using RotationNotes.Html.PlainText;
using RotationNotes.Html.Web;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Writing;
using RotationNotes.Pdf;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative;

/// <summary>The Chinese weekly note has no English in any edition but names and terms that Chinese print keeps.</summary>
public sealed partial class ChineseOnlyTests
{
    // Longer ones first: shorter ones are parts of them.
    private static readonly string[] kept =
    [
        "S&P Dow Jones Indices", "Rotation Research", "FTSE Russell", "Yahoo Finance", "ICE BofA", "Nasdaq", "Cboe", "CFTC",
        "CPI", "ETF", "PDF", "VIX", "RVX", "VXN", "DGS10", "DGS2", "H.15",
    ];

    private static readonly Theme theme = ThemeFile.Load(Path.Combine(Shipped.Templates.FullName, "themes", "research.json"));

    public enum Edition
    {
        Text,
        Web,
        Mail,
        Pdf,
    }

    [Theory]
    [InlineData(Edition.Text, "2024-07-16")]
    [InlineData(Edition.Web, "2024-07-16")]
    [InlineData(Edition.Mail, "2024-07-16")]
    [InlineData(Edition.Pdf, "2024-07-16")]
    [InlineData(Edition.Text, "2020-03-18")]
    [InlineData(Edition.Web, "2020-03-18")]
    [InlineData(Edition.Mail, "2020-03-18")]
    [InlineData(Edition.Pdf, "2020-03-18")]
    [InlineData(Edition.Text, "1998-10-08")]
    [InlineData(Edition.Web, "1998-10-08")]
    [InlineData(Edition.Mail, "1998-10-08")]
    [InlineData(Edition.Pdf, "1998-10-08")]
    public void SampleMarket(Edition edition, string asOf) => AssertChinese(edition, Note(Shipped.Sample, asOf));

    [Theory]
    [InlineData(Edition.Text, "2024-07-16")]
    [InlineData(Edition.Web, "2024-07-16")]
    [InlineData(Edition.Mail, "2024-07-16")]
    [InlineData(Edition.Pdf, "2024-07-16")]
    [InlineData(Edition.Text, "2020-03-18")]
    [InlineData(Edition.Web, "2020-03-18")]
    [InlineData(Edition.Mail, "2020-03-18")]
    [InlineData(Edition.Pdf, "2020-03-18")]
    public void RealMarket(Edition edition, string asOf) => AssertChinese(edition, Note(Shipped.Real(), asOf));

    [Theory]
    // Without these series some exhibits are holes and the note says what is missing.
    [InlineData(Edition.Text, "TFF. COT. DGS BAML RVX VXN VIX")]
    [InlineData(Edition.Web, "TFF. COT. DGS BAML RVX VXN VIX")]
    [InlineData(Edition.Mail, "TFF. COT. DGS BAML RVX VXN VIX")]
    [InlineData(Edition.Pdf, "TFF. COT. DGS BAML RVX VXN VIX")]
    public void SampleMarketWithSeriesMissing(Edition edition, string prefixes)
    {
        var missing = prefixes.Split(' ');
        var some = Shipped.Sample.Series.Where(series => !missing.Any(prefix => series.Id.Value.StartsWith(prefix, StringComparison.Ordinal)));

        AssertChinese(edition, Note(new MarketData(Shipped.Sample.Calendar, some, isSample: true), "2024-07-16"));
    }

    [Theory]
    [InlineData("图表1 2024 CPI", "")]
    [InlineData("S&P Dow Jones Indices、Cboe；(A(t) / A(t−5) − 1)", "")]
    [InlineData("9.9 pp", "pp")]
    [InlineData("CPIX, Jan 2024", "X Jan")]
    public void Foreign_FindsEnglishWordsOnly(string text, string found) => Assert.Equal(found, string.Join(' ', Foreign(text)));

    private static NoteDocument Note(MarketData market, string asOf)
    {
        var day = DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        // A second revision has the most words of its own.
        return NoteComposer.Compose(Shipped.Library.Load("weekly-rotation.zh"), market.AsOf(day), MetricCatalogue.Default).Document with { Revision = 2 };
    }

    private static void AssertChinese(Edition edition, NoteDocument note)
    {
        var text = edition switch
        {
            Edition.Text => PlainTextRenderer.Render(note),
            Edition.Web => Read(new HtmlRenderer(theme, HouseFonts.Library).RenderWeb(note), note),
            Edition.Mail => Mail(new EmailRenderer(theme, HouseFonts.Library).Render(note), note),
            Edition.Pdf => PdfTool.Run("pdftotext", new PdfRenderer(theme, HouseFonts.Library).Render(note, PdfOptions.Default), "-nopgbrk", PdfTool.File, "-"),
            _ => throw new ArgumentOutOfRangeException(nameof(edition), edition, null),
        };

        Assert.Contains("图表1", text, StringComparison.Ordinal);
        Assert.Empty(Foreign(text));
    }

    private static string Mail(EmailBody mail, NoteDocument note) => mail.Subject + "\n" + Read(mail.Html, note);

    // What is seen, and what is heard or shown on request.
    private static string Read(string html, NoteDocument note)
    {
        var tags = MarkupReader.Read(html);
        Assert.Equal("zh-CN", tags.First(tag => tag.Name == "html").Attributes["lang"]);
        var said = tags.SelectMany(tag => tag.Attributes.Where(a => a.Key is "title" or "alt" or "aria-label" || (a.Key == "content" && tag.Attributes.GetValueOrDefault("name") is "description" or "keywords" or "author"))).Select(a => a.Value);
        // The tooltip of a number names its metric, which the definitions of the archive are sorted by.
        var ids = note.Claims.Select(claim => claim.FactId).Distinct().OrderByDescending(id => id.Length).ToArray();
        var spoken = string.Join('\n', said.Select(text => ids.FirstOrDefault(id => text.StartsWith(id + "，", StringComparison.Ordinal)) is { } id ? text[id.Length..] : text));
        return WebUtility.HtmlDecode(Tags().Replace(Unseen().Replace(html, ""), " ")) + "\n" + WebUtility.HtmlDecode(spoken);
    }

    private static IEnumerable<string> Foreign(string text)
    {
        // A line may end inside a name.
        text = Symbols().Replace(text.Replace('\n', ' ').Replace("  ", " ", StringComparison.Ordinal), " ");
        foreach (var name in kept)
            text = text.Replace(name, "", StringComparison.Ordinal);
        return Words().Matches(text).Select(match => match.Value);
    }

    // Symbols of formulas: P(t), A(t−5), P(上年末收盘).
    [GeneratedRegex(@"\b[A-Z][A-Z0-9]*\(t(?:−[0-9]+)?\)|\bP\((?=上)")]
    private static partial Regex Symbols();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Words();

    [GeneratedRegex("<style.*?</style>|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
