using RotationNotes.Metrics.Definitions;

namespace RotationNotes.Metrics.Families;

/// <summary>All families of the house, in the order catalogues and sheets list them.</summary>
internal static class HouseMetrics
{
    public static IEnumerable<MetricDefinition> All() =>
    [
        .. ReturnFamily.All(),
        .. RelativeFamily.All(),
        .. MomentumFamily.All(),
        .. RatesFamily.All(),
        .. VolatilityFamily.All(),
        .. PositioningFamily.All(),
        .. EventFamily.All(),
        .. PolicyFamily.All(),
        .. MacroFamily.All(),
        .. FlowFamily.All(),
        .. ShortInterestFamily.All(),
        .. OptionFamily.All(),
        .. FundamentalFamily.All(),
        .. CompositionFamily.All(),
        .. SentimentFamily.All(),
    ];
}
