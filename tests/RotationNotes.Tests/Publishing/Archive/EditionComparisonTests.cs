using System.Text;
using RotationNotes.Publishing.Archive;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Publishing.Archive;

public sealed class EditionComparisonTests : IDisposable
{
    private const string Rows = "date,value\n2024-07-11,100\n2024-07-12,102\n";

    private readonly TemporaryFolder temporary = new();
    private readonly EditionArchive archive;
    private int day = 10;

    public EditionComparisonTests() =>
        archive = new EditionArchive(new DirectoryInfo(temporary.At("archive")), new FixedClock(new DateTimeOffset(2024, 7, 16, 12, 0, 0, TimeSpan.Zero)));

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void SameContent_IsEqual()
    {
        var comparison = EditionComparison.Of(Seal(Rows, 0.02), Seal(Rows, 0.02));

        Assert.True(comparison.IsEqual);
    }

    [Fact]
    public void RowsThatFollow_AreNewData()
    {
        var comparison = EditionComparison.Of(Seal(Rows, 0.02), Seal(Rows + "2024-07-15,105\n", 0.03));

        var fact = Assert.Single(comparison.Facts);
        Assert.Equal(("rut-ret-1d", 0.02, 0.03, ChangeReason.NewData, "RUT"), (fact.Id, fact.Before, fact.After, fact.Reason, fact.Because));
        Assert.Equal((1, 0, 0), Counts(Assert.Single(comparison.Series)));
    }

    [Fact]
    public void RowThatSaysOtherwise_IsRevisedData_FromItsDate()
    {
        var comparison = EditionComparison.Of(Seal(Rows, 0.02), Seal(Rows.Replace(",102", ",103", StringComparison.Ordinal), 0.03));

        var fact = Assert.Single(comparison.Facts);
        Assert.Equal((ChangeReason.RevisedData, "RUT from 2024-07-12"), (fact.Reason, fact.Because));
        Assert.Equal((0, 1, 0), Counts(Assert.Single(comparison.Series)));
    }

    [Fact]
    public void OtherFormula_IsAnotherDefinition_WhateverTheData()
    {
        var comparison = EditionComparison.Of(Seal(Rows, 0.02), Seal(Rows + "2024-07-15,105\n", 0.03, formula: "ln P"));

        Assert.Equal(ChangeReason.NewDefinition, Assert.Single(comparison.Facts).Reason);
    }

    [Fact]
    public void SameRowsAndFormula_AreAnotherProgram_OrUnknown()
    {
        Assert.Equal(ChangeReason.NewProgram, Assert.Single(EditionComparison.Of(Seal(Rows, 0.02), Seal(Rows, 0.03, version: "2")).Facts).Reason);
        Assert.Equal(ChangeReason.Unknown, Assert.Single(EditionComparison.Of(Seal(Rows, 0.02), Seal(Rows, 0.03)).Facts).Reason);
    }

    [Fact]
    public void FactThatLostItsValue_HasNoneAfter()
    {
        var fact = Assert.Single(EditionComparison.Of(Seal(Rows, 0.02), Seal(Rows, null)).Facts);

        Assert.Equal(0.02, fact.Before);
        Assert.Null(fact.After);
    }

    [Fact]
    public void FactOfOneEditionOnly_IsAMatterOfTheTemplate()
    {
        var (with, without) = (Seal(Rows, 0.02), Seal(Rows, 0.02, id: "other"));

        var comparison = EditionComparison.Of(with, without);

        Assert.Equal([("other", ChangeReason.NewTemplate), ("rut-ret-1d", ChangeReason.NewTemplate)], comparison.Facts.Select(fact => (fact.Id, fact.Reason)));
    }

    [Fact]
    public void Sentences_AreComparedOneByOne_UnderTheirSection()
    {
        var comparison = EditionComparison.Of(
            Seal(Rows, 0.02, prose: "Small caps rose. They led by 2.5 pp. Rates fell."),
            Seal(Rows, 0.02, prose: "Small caps rose. They lagged. Rates fell."));

        var change = Assert.Single(comparison.Sentences);
        Assert.Equal("What happened", change.Section);
        Assert.Equal(["They led by 2.5 pp."], change.Removed);
        Assert.Equal(["They lagged."], change.Added);
    }

    [Fact]
    public void Exhibits_ComeGoAndShowOtherNumbers()
    {
        var before = Seal(Rows, 0.02, exhibits: [("a", "A", "1"), ("b", "B", "1"), ("c", "C", "1"), ("d", "D", "1")]);
        var after = Seal(Rows, 0.02, exhibits: [("b", "B", "1"), ("c", "C", "2"), ("d", "Delta", "1"), ("e", "E", "1")]);

        Assert.Equal(
            [new("c", "C", "C", true), new("d", "D", "Delta", false), new("e", null, "E", false), new ExhibitChange("a", "A", null, false)],
            EditionComparison.Of(before, after).Exhibits);
    }

    private static (int Added, int Revised, int Removed) Counts(SeriesChange change) => (change.Added, change.Revised.Length, change.Removed);

    private ArchivedEdition Seal(
        string rows, double? value, string id = "rut-ret-1d", string formula = "P(t) / P(t-1) - 1", string version = "1", string prose = "Small caps rose.",
        params (string Id, string Title, string Csv)[] exhibits)
    {
        var blocks = exhibits.Select(exhibit => $$"""{"kind":"placed","blocks":[{"kind":"figure","id":"{{exhibit.Id}}","title":["{{exhibit.Title}}"]}]}""");
        var text = $$"""{"title":"A week","subtitle":"","blocks":[{"kind":"heading","content":["What happened"]},{"kind":"paragraph","content":["{{prose}}"]}{{string.Concat(blocks.Select(block => "," + block))}}]}""";
        var number = value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null";
        var files = new List<EditionFile>
        {
            Of("data/RUT.csv", rows),
            Of("document.json", text),
            Of("metrics.json", $$"""[{"id":"{{id}}","value":{{number}},"unit":"fraction","unavailable":null}]"""),
            Of("claims.json", $$"""[{"fact":"{{id}}","definition":{"name":"Return","formula":"{{formula}}","expression":"ret(RUT, 1)","version":1},"inputs":[{"series":"RUT"}]}]"""),
        };
        files.AddRange(exhibits.Select(exhibit => Of($"exhibits/{exhibit.Id}.csv", exhibit.Csv)));
        return archive.Seal(
            new EditionId(new DateOnly(2024, 7, day++), "weekly", 1), files, new Provenance(version, true, new string('0', 64), [], []), null, CancellationToken.None);
    }

    private static EditionFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
