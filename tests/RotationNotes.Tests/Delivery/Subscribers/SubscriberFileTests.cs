using System.Security.Cryptography;
using System.Text;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Tests.Delivery.Store;

namespace RotationNotes.Tests.Delivery.Subscribers;

public sealed class SubscriberFileTests
{
    [Fact]
    public void Read_TakesQuotedNamesAndBothSeparators()
    {
        var (rows, problems) = Read("﻿email;name;list\r\nada@client.example;\"Ada; \"\"the first\"\"\";weekly\r\n\r\nben@client.example;;\r\n");

        Assert.Empty(problems);
        Assert.Equal([("ada@client.example", "Ada; \"the first\"", "weekly", 2), ("ben@client.example", null, "standard", 4)],
            rows.Select(row => (row.Address.Address, row.Address.Name, row.List, row.Line)));
    }

    [Fact]
    public void Read_ReportsEveryBadLine_AndGivesNoRow()
    {
        var (rows, problems) = Read("email,name\nada@client.example,Ada\nnot an address,Ben\ncleo@client.example,Cleo,extra\ndave@client.example,\"Dave\u0007\"\n");

        Assert.Empty(rows);
        Assert.Equal([3, 4, 5], problems.Select(problem => problem.Place.Line));
        Assert.All(problems, problem => Assert.StartsWith("people.csv(", problem.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Read_PassesOverRepeats_WithAWarning()
    {
        var (rows, problems) = Read("email\nada@client.example\nADA@client.example\n");

        Assert.Single(rows);
        Assert.Equal("people.csv(3): warning: ADA@client.example stands in line 2 already; this line is passed over.", problems.Single().ToString());
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("email\n", "the file names nobody")]
    [InlineData("name\nAda\n", "there is no column email")]
    [InlineData("email,phone\na@b.example,1\n", "unknown column 'phone'")]
    [InlineData("email,email\na@b.example,a@b.example\n", "stands there 2 times")]
    [InlineData("email\n\"a@b.example\n", "a quotation mark of this line has no match")]
    public void Read_RefusesWhatIsNoSuchFile(string text, string expected)
    {
        var (rows, problems) = Read(text);

        Assert.Empty(rows);
        Assert.Contains(expected, problems.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RefusesOtherEncodings()
    {
        var (_, problems) = SubscriberFile.Read(Encoding.Latin1.GetBytes("email,name\nada@client.example,Müller\n"), "people.csv", "weekly");

        Assert.Contains("not UTF-8", problems.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_WithAnUnknownList_ChangesNothing()
    {
        using var random = RandomNumberGenerator.Create();
        using var kind = StoreKind.Of("sqlite");
        using var store = kind.Open(TimeProvider.System);
        var registry = new SubscriberRegistry(store, random);
        registry.PutList(new SubscriberList("weekly", "weekly-rotation", "Weekly", IsTest: false));
        var (rows, _) = Read("email,list\nada@client.example,weekly\nben@client.example,wekly\n");

        var failure = Assert.Throws<DiagnosticException>(() => registry.Import(rows, "people.csv", isConfirmed: true));

        Assert.Equal("people.csv(3): error: there is no list 'wekly' (1 rows). Make it with `subscribers put-list`, or correct the column.", failure.Message);
        Assert.Empty(registry.Subscriptions());
    }

    [Fact]
    public void Import_SaysWhatBecameOfEachRow()
    {
        using var random = RandomNumberGenerator.Create();
        using var kind = StoreKind.Of("sqlite");
        using var store = kind.Open(TimeProvider.System);
        var registry = new SubscriberRegistry(store, random);
        registry.PutList(new SubscriberList("standard", "weekly-rotation", "Weekly", IsTest: false));
        registry.Suppress("cleo@client.example", SuppressionCause.HardBounce, null);
        var (rows, _) = Read("email\nada@client.example\nben@client.example\ncleo@client.example\n");
        registry.Import(rows[..1], "before.csv", isConfirmed: true);

        var imported = registry.Import(rows, "people.csv", isConfirmed: true);

        Assert.Equal([SubscribeOutcome.AlreadySubscribed, SubscribeOutcome.Added, SubscribeOutcome.Suppressed], imported.Select(row => row.Outcome));
    }

    private static (System.Collections.Immutable.ImmutableArray<SubscriberRow> Rows, System.Collections.Immutable.ImmutableArray<Diagnostic> Problems) Read(string text) =>
        SubscriberFile.Read(Encoding.UTF8.GetBytes(text), "people.csv", "standard");
}
