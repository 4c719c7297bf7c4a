using System.Collections.Immutable;

namespace RotationNotes.Market.Sources.Kinds;

/// <summary>The kinds of sources there are.</summary>
public static class SourceKinds
{
    public static ImmutableArray<SourceKind> All { get; } = [new FredCsv(), new CboeCsv(), new CftcFiles(), new TreasuryCsv(), new HttpCsv()];

    public static SourceKind? Find(string name) => All.FirstOrDefault(kind => kind.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
