using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using RotationNotes.Delivery.Store;
using RotationNotes.Delivery.Subscribers;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>People join, get a link, leave by it: the real program over loopback. <c>ROTATIONNOTES_SCANS</c> sets how often scanners call.</summary>
public sealed class SubscriptionTests : IAsyncLifetime
{
    private static readonly int Scans = int.Parse(Environment.GetEnvironmentVariable("ROTATIONNOTES_SCANS") ?? "300", CultureInfo.InvariantCulture);
    private readonly MailDesk desk = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private (string, string)[] Settings => [.. desk.Settings(), ("ROTATIONNOTES__Delivery__Site", "https://notes.client.example"), ("ROTATIONNOTES__Schedules__0__Misfire", "skip")];

    [Fact]
    public async Task Links_LookAtFirst_AndActOnPostOnly()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by kill");
        Assert.Equal(0, Run("subscribers", "put-list", "weekly", "--note", "weekly-rotation", "--name", "Rotation Weekly").ExitCode);
        await File.WriteAllTextAsync(desk.Desk.At("people.csv"), "email,name\nada@client.example,Ada\nben@client.example,\n", Stop);
        var imported = Run("subscribers", "import", "people.csv", "--list", "weekly", "--confirmed", "client agreement");
        Assert.True(imported.ExitCode == 0, imported.Talk);
        Assert.Contains("people.csv: 2 added.", imported.Talk, StringComparison.Ordinal);
        var asked = Run("subscribers", "add", "weekly", "cleo@client.example");
        Assert.Contains("asked to confirm by mail", asked.Talk, StringComparison.Ordinal);
        var (ada, cleo) = (Token("ada@client.example"), Token("cleo@client.example"));

        using (var process = desk.Desk.Start(Settings, "serve", "--port", "0"))
        {
            var address = new Uri((await process.StandardOutput.ReadLineAsync(Stop))!);
            using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
            var before = Statuses();
            HttpMethod[] methods = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Get];
            for (var i = 0; i < Scans; i++)
            {
                using var scan = new HttpRequestMessage(methods[i % 4], (i % 2 == 0 ? "/leave/" : "/confirm/") + (i % 3 == 0 ? cleo : ada)) { Headers = { Host = "notes.client.example" } };
                using var answer = await client.SendAsync(scan, Stop);
                Assert.True((int)answer.StatusCode < 500 && !answer.Headers.Contains("Set-Cookie"));
            }

            Assert.Equal(before, Statuses());

            using var page = await client.GetAsync("/leave/" + ada, Stop);
            var html = await page.Content.ReadAsStringAsync(Stop);
            Assert.Contains("<form method=\"post\"><button type=\"submit\">Unsubscribe</button></form>", html, StringComparison.Ordinal);
            Assert.Contains("form-action 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

            var left = await PostAsync(client, "/leave/" + ada, "List-Unsubscribe=One-Click");
            var again = await PostAsync(client, "/leave/" + ada, "");
            var unknown = await PostAsync(client, "/leave/" + new string('x', 32), "List-Unsubscribe=One-Click");
            var noToken = await PostAsync(client, "/leave/ada@client.example", "List-Unsubscribe=One-Click");
            Assert.Equal(HttpStatusCode.OK, left.Status);
            Assert.All([again, unknown, noToken], answer => Assert.Equal(left, answer));
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, "/confirm/" + cleo, "")).Status);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(client, "/leave/" + Token("ben@client.example"), new string('x', 5000))).Status);

            Assert.Equal([("ada@client.example", "Ended"), ("ben@client.example", "Active"), ("cleo@client.example", "Active")], Statuses());
            Tool.Run("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
            var stopped = Workbench.Finish(process);
            Assert.True(stopped.ExitCode == 0, stopped.Talk);
            Assert.DoesNotContain(ada, stopped.Talk, StringComparison.Ordinal);
            Assert.DoesNotContain("ada@client.example", stopped.Talk, StringComparison.Ordinal);
        }

        Assert.Equal(["cleo@client.example"], desk.Sink.Delivered.Select(mail => mail.Recipient));
        Assert.Contains("ended", Run("subscribers", "show", "weekly").Data, StringComparison.Ordinal);
        Assert.Contains("left this list themselves", Run("subscribers", "add", "weekly", "ada@client.example", "--confirmed", "again").Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void TestLists_GetTheNote_AndReadersDoNot()
    {
        Run("subscribers", "put-list", "weekly", "--note", "weekly-rotation", "--name", "Rotation Weekly");
        Run("subscribers", "put-list", "desk", "--note", "weekly-rotation", "--name", "Desk", "--test");
        Run("subscribers", "add", "weekly", "ada@client.example", "--confirmed", "agreement");
        Run("subscribers", "add", "desk", "desk@house.example", "--confirmed", "staff");

        var sent = Run("run", "--send-test");

        Assert.True(sent.ExitCode == 0, sent.Talk);
        Assert.Equal(["desk@house.example"], desk.Sink.Delivered.Select(mail => mail.Recipient));
    }

    [Fact]
    public void BadFile_ChangesNothing_AndNamesEveryLine()
    {
        Run("subscribers", "put-list", "weekly", "--note", "weekly-rotation", "--name", "Rotation Weekly");
        File.WriteAllText(desk.Desk.At("people.csv"), "email\nada@client.example\nno address\nalso none\n");

        var imported = Run("subscribers", "import", "people.csv", "--list", "weekly", "--confirmed", "agreement");

        Assert.Equal(4, imported.ExitCode);
        Assert.Contains("people.csv(3): error: ", imported.Talk, StringComparison.Ordinal);
        Assert.Contains("people.csv(4): error: ", imported.Talk, StringComparison.Ordinal);
        Assert.Empty(Statuses());
        Assert.Equal(2, Run("subscribers", "add", "wekly", "ada@client.example", "--confirmed", "x").ExitCode);
    }

    private Result Run(params string[] arguments) => desk.Desk.Run(Settings, arguments);

    private string Token(string address) => Registry(registry => registry.LinksOf("weekly", address)!.Value.Token.Value);

    private (string, string)[] Statuses() => Registry(registry => registry.Subscriptions("weekly").Select(subscription => (subscription.Subscriber, subscription.Status.ToString())).ToArray());

    private T Registry<T>(Func<SubscriberRegistry, T> ask)
    {
        using var random = RandomNumberGenerator.Create();
        using var store = SqliteStore.OpenForReading(desk.Store, TimeProvider.System)!;
        return ask(new SubscriberRegistry(store, random));
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }
}
