using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Narrative.Notes;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative.Notes;

public class NoteReaderTests
{
    [Fact]
    public void Read_SeveralMistakes_AreReportedTogetherWithTheirLines()
    {
        const string json = """
            {
              "publicaton": "Weekly",
              "author": "Desk",
              "title": "Headline",
              "metrics": ["rut-ret-5d"],
              "onMissing": "ignore",
              "charts": [
                { "id": "a", "kind": "pie", "topic": "t", "title": "t", "subtitle": "s", "series": [{ "of": "RUT" }] }
              ]
            }
            """;

        var problem = Assert.Throws<DiagnosticException>(() => SmallNote.Read(json));

        Assert.Equal(FailureKind.Configuration, problem.Kind);
        var lines = problem.Diagnostics.Select(d => d.ToString()).ToArray();
        Assert.Contains("templates/test/note.json(2,3): error: unknown member 'publicaton'. Did you mean 'publication'?", lines);
        Assert.Contains(lines, l => l.StartsWith("templates/test/note.json(6,16): error: 'ignore' is not a value of 'onMissing'. Allowed: hole, stop.", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("(8,26)", StringComparison.Ordinal) && l.Contains("'pie'", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("'publication' is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_BrokenJson_NamesTheLine()
    {
        var problem = Assert.Throws<DiagnosticException>(() => SmallNote.Read("{\n  \"author\": \"Desk\"\n  \"title\": \"x\"\n}"));

        Assert.Equal(3, problem.Diagnostics[0].Place.Line);
    }

    [Fact]
    public void Read_RowWithTooFewCells_IsRefused()
    {
        var problem = Assert.Throws<DiagnosticException>(() => SmallNote.Of("Text.", members: """
            "tables": [{ "id": "t", "kind": "grid", "topic": "t", "title": "t", "subtitle": "s",
              "columns": [{ "header": "A" }, { "header": "B" }],
              "rows": [{ "label": "r", "cells": ["rut-ret-5d"] }] }]
            """));

        Assert.Contains("has 1 cells, the table 2 columns", problem.Message);
    }

    [Fact]
    public void Read_TwoExhibitsOfOneId_AreRefused()
    {
        const string chart = """{ "id": "same", "kind": "line", "topic": "t", "title": "t", "subtitle": "s", "series": [{ "of": "RUT" }] }""";

        var problem = Assert.Throws<DiagnosticException>(() => SmallNote.Of("Text.", members: $"\"charts\": [{chart}, {chart}]"));

        Assert.Contains("already called 'same'", problem.Message);
    }

    [Theory]
    [InlineData("pct 1", ValueKind.Percent, 1, false)]
    [InlineData("+pp 2", ValueKind.PercentagePoints, 2, true)]
    [InlineData("bp", ValueKind.BasisPoints, 0, false)]
    public void FormatWord_ReadsKindDecimalsAndSign(string text, ValueKind kind, int decimals, bool plus) =>
        Assert.Equal(new ValueFormat(kind, decimals, plus), FormatWord.Parse(text));

    [Theory]
    [InlineData("percent 1")]
    [InlineData("pct 9")]
    [InlineData("pct one")]
    [InlineData("")]
    public void FormatWord_RefusesWhatItDoesNotKnow(string text) => Assert.Null(FormatWord.Parse(text));

    [Theory]
    [InlineData("250s", WindowKind.Sessions, 250)]
    [InlineData("18m", WindowKind.Months, 18)]
    [InlineData("5y", WindowKind.Years, 5)]
    [InlineData("ytd", WindowKind.YearToDate, 0)]
    public void ChartWindow_ReadsShortForms(string text, WindowKind kind, int count) => Assert.Equal(new ChartWindow(kind, count), ChartWindow.Parse(text));

    [Theory]
    [InlineData("0s")]
    [InlineData("5w")]
    [InlineData("s")]
    public void ChartWindow_RefusesOthers(string text) => Assert.Null(ChartWindow.Parse(text));
}
