using RotationNotes.Market.Sources.Fetching;

namespace RotationNotes.Tests.Market.Sources.Fetching;

public sealed class PoliteClientTests : IDisposable
{
    private const string Body = "observation_date,DGS2\n2024-07-15,4.46\n2024-07-16,4.43\n";

    private readonly ImitatedVendor vendor = new();
    private readonly Manners manners = new("RotationNotes/9.9 (+desk@example.com)", TimeSpan.Zero, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5))
    {
        FirstPause = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromSeconds(2), LargestBody = 1000,
    };

    public void Dispose() => vendor.Dispose();

    [Fact]
    public async Task ServerThatFailsTwice_IsAskedAThirdTime()
    {
        vendor.Answer("/f", Reply.Of(500, "oops"), Reply.Of(503, "oops"), Reply.Of(200, Body));

        var answer = await Ask(manners);

        Assert.Equal(Body.Length, answer.Body.Length);
        Assert.Equal(3, vendor.Requests.Count);
        Assert.All(vendor.Requests, request => Assert.Contains("User-Agent: RotationNotes/9.9 (+desk@example.com)\r\n", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ServerThatGoesOnFailing_IsLeftAfterTheRetries()
    {
        vendor.Answer("/f", Reply.Of(500, "oops"));

        var answer = await Ask(manners);

        Assert.Equal("the vendor's server fails (500), asked several times", answer.Problem!.What);
        Assert.Equal(4, vendor.Requests.Count);
    }

    [Fact]
    public async Task ShortWaitThatTheVendorAsksFor_IsWaited()
    {
        vendor.Answer("/f", Reply.Of(429, "", "Retry-After: 1"), Reply.Of(200, Body));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var answer = await Ask(manners);

        Assert.Null(answer.Problem);
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(0.95), $"waited {watch.Elapsed}");
    }

    [Fact]
    public async Task LongWaitThatTheVendorAsksFor_EndsTheSourceAtOnce()
    {
        vendor.Answer("/f", Reply.Of(429, "", "Retry-After: 600"));

        var answer = await Ask(manners);

        Assert.True(answer.Problem!.EndsSource);
        Assert.Single(vendor.Requests);
    }

    [Fact]
    public async Task BodyShorterThanPromised_IsAskedForAgain()
    {
        vendor.Answer("/f", Reply.Cut(Body), Reply.Of(200, Body));

        var answer = await Ask(manners);

        Assert.Equal(Body.Length, answer.Body.Length);
        Assert.Equal(2, vendor.Requests.Count);
    }

    [Fact]
    public async Task BodyThatIsCutEachTime_IsAFailure()
    {
        vendor.Answer("/f", Reply.Cut(Body));

        Assert.Equal("the body broke off before its end, each time it was asked for", (await Ask(manners)).Problem!.What);
    }

    [Fact]
    public async Task Gzip_IsUnpacked()
    {
        vendor.Answer("/f", Reply.Gzip(Body));

        Assert.Equal(Body, System.Text.Encoding.UTF8.GetString((await Ask(manners)).Body));
        Assert.Contains("gzip", vendor.Requests.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SilentServer_IsNamedSo_NotNoData()
    {
        vendor.Answer("/f", Reply.Of(200, Body) with { Wait = TimeSpan.FromSeconds(30) });

        var answer = await Ask(manners with { FirstByte = TimeSpan.FromSeconds(0.2), Retries = 1 });

        Assert.Equal("not a byte of an answer within 0.2 s", answer.Problem!.What);
        Assert.True(answer.Problem.EndsSource);
        Assert.Equal(2, vendor.Requests.Count);
    }

    [Theory]
    [InlineData("Location: /g", null)]
    [InlineData("Location: http://elsewhere.example/f", "the address moved to another host, elsewhere.example")]
    [InlineData("Location: /f", "the address leads around in a circle")]
    [InlineData("X-None: 1", "the address leads around in a circle")]
    public async Task Redirect_IsFollowedOnlyWithinItsHost(string location, string? problem)
    {
        vendor.Answer("/f", Reply.Of(302, "", location));
        vendor.Answer("/g", Reply.Of(200, Body));

        Assert.Equal(problem, (await Ask(manners)).Problem?.What);
    }

    [Theory]
    [InlineData(403, "the vendor refuses the file (403)")]
    [InlineData(404, "the vendor has no such file (404)")]
    [InlineData(304, "the vendor answers 304 and no data")]
    public async Task Refusal_IsNotAskedAgain(int status, string problem)
    {
        vendor.Answer("/f", Reply.Of(status, ""));

        Assert.Equal(problem, (await Ask(manners)).Problem!.What);
        Assert.Single(vendor.Requests);
    }

    [Fact]
    public async Task BodyWithoutEnd_IsCutOff()
    {
        vendor.Answer("/f", Reply.Of(200, new string('x', 5000)));

        Assert.StartsWith("the body is larger than", (await Ask(manners)).Problem!.What, StringComparison.Ordinal);
        Assert.Single(vendor.Requests);
    }

    [Fact]
    public async Task Requests_KeepTheirDistance()
    {
        vendor.Answer("/f", Reply.Of(200, Body));
        using var client = new PoliteClient(manners with { Spacing = TimeSpan.FromSeconds(0.4) });
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await client.GetAsync(new Uri(vendor.Address + "/f"), null, null, TestContext.Current.CancellationToken);
        await client.GetAsync(new Uri(vendor.Address + "/f"), null, null, TestContext.Current.CancellationToken);

        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(0.38), $"only {watch.Elapsed}");
    }

    [Fact]
    public async Task AddressInTheClear_IsRefusedOutsideThisMachine()
    {
        using var client = new PoliteClient(manners);

        var answer = await client.GetAsync(new Uri("http://vendor.example/f"), null, null, TestContext.Current.CancellationToken);

        Assert.Equal("the address is not encrypted (https)", answer.Problem!.What);
    }

    private async Task<Answer> Ask(Manners with)
    {
        using var client = new PoliteClient(with);
        return await client.GetAsync(new Uri(vendor.Address + "/f"), null, null, TestContext.Current.CancellationToken);
    }
}
