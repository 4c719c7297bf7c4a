using RotationNotes.Delivery.Messages;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Editions;

namespace RotationNotes.Tests.Publishing.Editions;

/// <summary>Whoever orders an edition gets the same answer: here a typed command and a schedule's fire.</summary>
public sealed class EditionIssueTests : IDisposable
{
    private const string First = "2024-07-16-small-r1";
    private const string ToReader = "\"Recipients\": [\"reader@client.example\"]";
    private static readonly IssueOrder ToReaders = new() { NoteId = IssueDesk.Note, Audience = Audience.Readers };
    private readonly IssueDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void SampleData_GoToNoReaders_WhoeverAsks()
    {
        using var sample = new IssueDesk(isSample: true);
        sample.Configure(ToReader);

        AssertSameAnswer(sample, UnmailedCause.Sample, 4, "sample data never go to subscribers.");
    }

    [Fact]
    public void DataOfMoreThanThreeSessionsAgo_GoToNoReaders_WhoeverAsks()
    {
        desk.Configure(ToReader);
        desk.Clock.Now = IssueDesk.Evening.AddDays(6);

        AssertSameAnswer(desk, UnmailedCause.Stale, 4, "the data end 4 sessions before 2024-07-22.");
    }

    [Fact]
    public void ListsWithoutAnybody_AreSaid_WhoeverAsks() => AssertSameAnswer(desk, UnmailedCause.Nobody, 2, "small has nobody to send to.");

    [Fact]
    public void Readers_AreTheConfiguredAndTheSubscribed_WhoeverAsks()
    {
        using var other = new IssueDesk();
        foreach (var each in (IssueDesk[])[desk, other])
        {
            each.Configure(ToReader);
            each.Subscribe("ada@client.example");
        }

        var outcome = desk.Issue(IssueDesk.Scheduled(IssueDesk.Evening));
        var (code, talk) = other.Command("run", "--note", IssueDesk.Note, "--send");

        Assert.True(code == 0, talk);
        Assert.Equal(2, outcome.Plan!.Added);
        Assert.Equal(["ada@client.example", "reader@client.example"], desk.Ledger(First).Recipients);
        Assert.Equal(desk.Ledger(First).Recipients, other.Ledger(First).Recipients);
        Assert.Equal(desk.Ledger(First).Release, other.Ledger(First).Release);
    }

    [Fact]
    public void EditionPastItsIssueByTime_IsHeld_WhoeverAsks()
    {
        using var other = new IssueDesk();
        foreach (var each in (IssueDesk[])[desk, other])
        {
            each.Configure(ToReader + ", \"IssueByHours\": 20");
            each.Clock.Now = IssueDesk.Evening.AddDays(1);
        }

        var outcome = desk.Issue(IssueDesk.Scheduled(desk.Clock.Now));
        var (code, talk) = other.Command("run", "--note", IssueDesk.Note, "--send");

        Assert.Equal("it is past its issue-by time and waits for approval", outcome.NotMailedBecause);
        Assert.Equal(5, code);
        Assert.Contains($"Not sent: {First} is held, {outcome.NotMailedBecause}.", talk, StringComparison.Ordinal);
        Assert.Equal("Held", desk.Ledger(First).Release);
        Assert.Equal("Held", other.Ledger(First).Release);
    }

    [Fact]
    public void OldDateThatIsNamed_IsHeldAndNotRefused()
    {
        desk.Configure(ToReader);
        desk.Clock.Now = IssueDesk.Evening.AddDays(20);

        var (code, talk) = desk.Command("run", "--note", IssueDesk.Note, "--as-of", "2024-07-15", "--send");

        Assert.True(code == 5, talk);
        Assert.Equal("Held", desk.Ledger("2024-07-15-small-r1").Release);
    }

    [Fact]
    public void SingleAddresses_GetWhatTheyAreNamedFor_WhateverItsDate()
    {
        desk.Clock.Now = IssueDesk.Evening.AddDays(20);

        var outcome = desk.Issue(ToReaders with { Audience = Audience.Desk.And([EmailAddress.Parse("one@client.example")]) });

        Assert.True(outcome.MayLeave);
        Assert.Equal(["one@client.example"], desk.Ledger(First).Recipients);
    }

    [Fact]
    public void AudienceOfNobody_IsFiled_AndNothingIsWritten()
    {
        var outcome = desk.Issue(ToReaders with { Audience = Audience.Nobody });

        Assert.Equal([First], desk.Archived());
        Assert.Empty(outcome.Mails);
        Assert.Null(outcome.Plan);
        Assert.Null(outcome.NotMailedBecause);
    }

    [Fact]
    public void Correction_IsComposedOnce_AndRenderedOnceWhenItsWordsDiffer()
    {
        desk.Issue(ToReaders with { Audience = Audience.Nobody });
        desk.WriteNote("Last week the Russell 2000 moved {{ rut_ret_5d | pct 1 }}.");
        var steps = new List<string>();

        var outcome = desk.Issue(ToReaders with { Audience = Audience.Nobody }, steps.Add);

        Assert.Equal(["compose", "records", "render", "archive"], steps.Where(step => step is "compose" or "records" or "render" or "archive"));
        Assert.Equal("2024-07-16-small-r2", outcome.Id!.Value.Name);
        Assert.Contains("Revision 2", File.ReadAllText(outcome.Edition!.File("note.txt").FullName), StringComparison.Ordinal);
        Assert.Equal(First, outcome.Edition.Manifest.Supersedes!.Edition.Name);
    }

    [Fact]
    public void CorrectionOfTheLooksAlone_IsComposedOnceToo()
    {
        desk.Issue(ToReaders with { Audience = Audience.Nobody });
        desk.ChangeTheme("\"accent\": \"#0a3556\"", "\"accent\": \"#3a3556\"");
        var steps = new List<string>();

        var outcome = desk.Issue(ToReaders with { Audience = Audience.Nobody }, steps.Add);

        Assert.Single(steps, step => step == "compose");
        Assert.Equal(2, outcome.Id!.Value.Revision);
    }

    [Fact]
    public void SameOrderTwice_AddsNothing()
    {
        desk.Issue(ToReaders with { Audience = Audience.Nobody });

        var again = desk.Issue(ToReaders with { Audience = Audience.Nobody });

        Assert.Equal(EditionStatus.AlreadyPublished, again.Status);
        Assert.Equal([First], desk.Archived());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PictureOfPageOne_IsDrawnFromTheNoteAsComposed(bool isDryRun)
    {
        var steps = new List<string>();

        var outcome = desk.Issue(ToReaders with { Audience = Audience.Nobody, Picture = desk.Picture, DryRun = isDryRun ? new DryRun("Draft") : null }, steps.Add);

        Assert.Single(steps, step => step == "compose");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(outcome.Picture!.FullName)[..4]);
        Assert.Equal(isDryRun ? [] : [First], desk.Archived());
    }

    // The command refuses before anything is made, the schedule files and says why: by one and the same answer.
    private static void AssertSameAnswer(IssueDesk desk, UnmailedCause cause, int code, string reason)
    {
        var refused = Assert.Throws<DiagnosticException>(() => desk.Issue(ToReaders));
        var typed = desk.Command("run", "--note", IssueDesk.Note, "--send");
        Assert.Empty(desk.Archived());
        var filed = desk.Issue(IssueDesk.Scheduled(desk.Clock.Now));

        Assert.Equal(cause, filed.Unmailed!.Cause);
        Assert.Equal([filed.Unmailed.Reason], refused.Diagnostics);
        Assert.Equal(code, (int)refused.Kind);
        Assert.Equal(code, typed.Code);
        Assert.Contains(filed.Unmailed.Reason.ToString(), typed.Talk, StringComparison.Ordinal);
        Assert.Equal(reason, filed.NotMailedBecause);
        Assert.Null(filed.Plan);
        Assert.Single(desk.Archived());
    }
}
