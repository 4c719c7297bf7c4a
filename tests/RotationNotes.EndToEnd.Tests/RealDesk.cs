using System.Text.Json;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>A desk into which the real market files were imported once; its tests are skipped where the files are absent.</summary>
public sealed class RealDesk : IDisposable
{
    public RealDesk()
    {
        if (Checkout.RealData is not { } files)
            return;
        Desk = new Workbench();
        Import = Desk.Run("data", "import", files.FullName);
    }

    internal Workbench? Desk { get; }

    internal Result? Import { get; }

    internal Dictionary<string, JsonElement> Facts(string asOf, string ids)
    {
        if (Desk is null)
            Assert.Skip("real market data is not here");
        Assert.Equal(0, Import!.ExitCode);
        var result = Desk.Run("metrics", "show", "--as-of", asOf, "--ids", ids, "--json");
        Assert.True(result.ExitCode == 0, result.Talk);
        using var json = JsonDocument.Parse(result.Data);
        return json.RootElement.EnumerateArray().ToDictionary(fact => fact.GetProperty("id").GetString()!, fact => fact.Clone());
    }

    public void Dispose() => Desk?.Dispose();
}
