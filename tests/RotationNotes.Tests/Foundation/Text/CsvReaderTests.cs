using FsCheck;
using FsCheck.Fluent;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Tests.Foundation.Text;

public sealed class CsvReaderTests
{
    [Fact]
    public void Fields_ComeWithoutQuotesAndSpaces_WithTheLineTheyStartOn()
    {
        var records = Read("a, \"b,c\" ,\"d \"\"e\"\"\"\r\n\n  \n\"two\nlines\",,1\nlast");

        Assert.Equal([(1, "a|b,c|d \"e\""), (4, "two\nlines||1"), (6, "last")], records.Select(r => (r.Line, r.Fields)));
    }

    [Theory]
    [InlineData("\"2009\"99", "text follows a closing quotation mark.")]
    [InlineData("\"\"2009", "text follows a closing quotation mark.")]
    [InlineData("20\"09", "a quotation mark is not closed.")]
    [InlineData("20\"\"09", "a quotation mark stands within a field that does not begin with one.")]
    [InlineData("\"2009", "a quotation mark is not closed.")]
    [InlineData("\"", "a quotation mark is not closed.")]
    [InlineData("\"\"\"", "a quotation mark is not closed.")]
    public void BrokenQuotes_AreAFaultOfTheirRecord(string field, string message)
    {
        using var reader = new CsvReader(new StringReader($"date,value\n2024-07-16,{field}"));
        Assert.True(reader.Read());
        Assert.Null(reader.Fault);
        Assert.True(reader.Read());

        Assert.Equal(2, reader.Line);
        // Without the other mark anything may be quoted: the first of the two messages that fit.
        Assert.Contains(reader.Fault!.Message, (string[])[message, "a quotation mark stands within a field that does not begin with one."]);
    }

    [Fact]
    public void RecordAfterAFaultOnOneLine_IsReadAsUsual()
    {
        var records = Read("a,b\n\"x\"y,1\nc,2\n");

        Assert.Equal(["a|b", "fault", "c|2"], records.Select(r => r.Fields));
    }

    [Fact]
    public void QuoteThatRunsOnOverLines_EndsTheReading()
    {
        var records = Read("a,b\nx\"y,1\nc,2\nd,3\n");

        Assert.Equal([(1, "a|b"), (2, "fault")], records.Select(r => (r.Line, r.Fields)));
    }

    [Fact]
    public void RecordBeyondSixteenMillionCharacters_IsAFault_NotAllOfTheMemory()
    {
        var records = Read("a,b\n1,\"" + new string('x', 40_000_000));

        Assert.Equal([(1, "a|b"), (2, "fault")], records.Select(r => (r.Line, r.Fields)));
    }

    [Fact]
    public void BlankLinesBeforeARecord_AreKnown()
    {
        using var reader = new CsvReader(new StringReader("a\n\n \nb\nc\n"));

        Assert.Equal([("a", false), ("b", true), ("c", false)], Enumerable.Range(0, 3).Select(_ => (reader.Read() ? reader[0].ToString() : "", reader.FollowsBlankLine)));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('|')]
    [InlineData('\t')]
    public void Separator_IsTheCallers(char separator) => Assert.Equal("a,b|c", Assert.Single(Read($"a,b{separator}c", separator)).Fields);

    [Fact]
    public void WhatTheWriterWrites_IsReadBack() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Elements("a", "12.5", "x y", "a,b", "say \"no\"", "two\nlines", "(CONTRACTS OF CAD 100,000)", "-0.5", "").NonEmptyListOf().NonEmptyListOf().ToArbitrary(),
            rows =>
            {
                var writer = new CsvWriter();
                var kept = rows.Where(row => row.Count > 1 || row[0].Length > 0).ToArray();
                foreach (var row in kept)
                    writer.Row(row);
                return Read(writer.ToString()).Select(r => r.Fields).SequenceEqual(kept.Select(row => string.Join('|', row)));
            }));

    private static List<(int Line, string Fields)> Read(string text, char separator = ',')
    {
        var records = new List<(int, string)>();
        using var reader = new CsvReader(new StringReader(text), separator);
        while (reader.Read())
            records.Add((reader.Line, reader.Fault is null ? string.Join('|', reader.Fields()) : "fault"));
        return records;
    }
}
