using System.Text;
using RotationNotes.Delivery.Bounces;

namespace RotationNotes.Tests.Delivery.Bounces;

public sealed class ReportReaderTests
{
    [Theory]
    [InlineData("7bit")]
    [InlineData("base64")]
    public void Read_TakesRecipientStatusAndMessage(string encoding)
    {
        var bounce = Assert.Single(ReportReader.Read(BounceReports.Status("ada@client.example", "failed", "5.1.1", "550 5.1.1 <ada@client.example>: user unknown", encoding: encoding)));

        Assert.Equal(("ada@client.example", BounceKind.Hard, "5.1.1", "id@house.example"), (bounce.Recipient.Address, bounce.Kind, bounce.Status, bounce.OriginalMessageId));
        Assert.Contains("user unknown", bounce.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failed", "5.1.1", "", BounceKind.Hard)] // bad mailbox
    [InlineData("failed", "5.1.2", "", BounceKind.Hard)] // bad domain
    [InlineData("failed", "5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", BounceKind.Hard)] // null MX, Exchange
    [InlineData("failed", "5.2.1", "", BounceKind.Hard)] // mailbox disabled
    [InlineData("failed", "5.0.0", "550 No such user here", BounceKind.Hard)] // vague status, plain words
    [InlineData("failed", "5.0.0", "550 5.7.1 message content rejected", BounceKind.Soft)] // the remote code says policy
    [InlineData("failed", "5.2.2", "552 mailbox full", BounceKind.Soft)]
    [InlineData("failed", "5.3.4", "552 message too big", BounceKind.Soft)]
    [InlineData("failed", "5.7.1", "550 5.7.1 blocked for spam", BounceKind.Soft)] // about us, not about the address
    [InlineData("failed", "5.7.26", "unauthenticated mail", BounceKind.Soft)]
    [InlineData("failed", "4.4.7", "expired", BounceKind.Soft)]
    [InlineData("failed", "5.4.4", "host not found", BounceKind.Soft)] // name service of today
    [InlineData("delayed", "4.4.1", "", BounceKind.Notice)]
    [InlineData("delivered", "2.0.0", "", BounceKind.Notice)]
    [InlineData("relayed", "2.0.0", "", BounceKind.Notice)]
    public void Classify_CallsHardOnlyWhatIsAboutTheAddress(string action, string status, string diagnostic, BounceKind expected) =>
        Assert.Equal(expected, Assert.Single(ReportReader.Read(BounceReports.Status("ada@client.example", action, status, diagnostic))).Kind);

    [Fact]
    public void Read_KnowsComplaints_AndTheirWithdrawal()
    {
        Assert.Equal(BounceKind.Complaint, Assert.Single(ReportReader.Read(BounceReports.Complaint("ada@client.example", "abuse", "id@house.example"))).Kind);
        Assert.Empty(ReportReader.Read(BounceReports.Complaint("ada@client.example", "not-spam", "id@house.example")));
    }

    [Theory]
    [InlineData("Subject: out of office\n\nI am away until Monday. Status: 5.1.1 Action: failed\n")]
    [InlineData("Content-Type: multipart/report; boundary=\n\nx")]
    [InlineData("Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; not an address\nAction: failed\nStatus: 5.1.1\n")]
    [InlineData("")]
    public void Read_OtherMail_IsNoReport(string message) => Assert.Empty(ReportReader.Read(Encoding.ASCII.GetBytes(message)));

    [Theory]
    [InlineData(10_000)]
    [InlineData(3)]
    public void Read_DeepNesting_EndsAtOnce(int levels)
    {
        var deep = string.Concat(Enumerable.Range(0, levels).Select(level => $"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"));
        var report = Encoding.ASCII.GetString(BounceReports.Status("ada@client.example", "failed", "5.1.1", "")).Split("\n");

        // What lies deeper than any mail system puts it does not count.
        Assert.Equal(levels == 3, ReportReader.Read(Encoding.ASCII.GetBytes(deep + string.Join("\n", report.Skip(Array.FindIndex(report, line => line.StartsWith("Content-Type", StringComparison.Ordinal)))))).Length == 1);
    }

    [Fact]
    public void Read_LooksAtTheFirstTwoMegabytesOnly()
    {
        var report = Encoding.ASCII.GetString(BounceReports.Status("ada@client.example", "failed", "5.1.1", ""));

        Assert.Single(ReportReader.Read(Encoding.ASCII.GetBytes(report + new string('x', 3_000_000))));
        Assert.Empty(ReportReader.Read(Encoding.ASCII.GetBytes(report.Replace("I'm sorry", new string('x', 3_000_000), StringComparison.Ordinal))));
    }

    [Fact]
    public void Read_NeverThrows_WhateverArrives()
    {
        var random = new Random(20240716);
        var seed = BounceReports.Status("ada@client.example", "failed", "5.1.1", "550 user unknown");
        for (var round = 0; round < 3000; round++)
        {
            var bytes = (byte[])seed.Clone();
            for (var edit = 0; edit < 1 + round % 12; edit++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var cut = bytes.AsSpan(0, random.Next(bytes.Length + 1));

            foreach (var bounce in ReportReader.Read(cut.ToArray()))
                Assert.DoesNotContain(bounce.Explanation ?? "", char.IsControl);
        }
    }
}
