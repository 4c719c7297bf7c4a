using System.Text;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;

namespace RotationNotes.Metrics.Explanations;

/// <summary>The generated parts of the definition sheets: what the registry holds, as Markdown tables.</summary>
public static class MethodologyTable
{
    /// <summary>One row per formula of a family, with all ids that share it; the expression is that of the first id.</summary>
    public static string OfFamily(MetricCatalogue catalogue, string family)
    {
        var text = new StringBuilder("| formula | expression | unit | window | convention | extreme | ids |\n|---|---|---|---|---|---|---|\n");
        foreach (var group in catalogue.All.Where(d => d.Family == family).GroupBy(d => (d.Formula, d.Unit, d.Window, d.Source, d.Extremes, d.Version)))
        {
            var first = group.First();
            text.Append("| ").Append(Cell(first.Formula))
                .Append(" | `").Append(first.Expression)
                .Append("` | ").Append(first.Unit.JsonName())
                .Append(" | ").Append(Cell(first.Window))
                .Append(" | ").Append(Cell(first.Source))
                .Append(" | ").Append(InWords(first.Extremes))
                .Append(" | ").AppendJoin(' ', group.Select(d => $"`{d.Id}`"))
                .Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>One row per function of the expression language.</summary>
    public static string OfFunctions()
    {
        var text = new StringBuilder("| function | gives |\n|---|---|\n");
        foreach (var function in ExpressionFunctions.All)
            text.Append("| `").Append(function.Usage).Append("` | ").Append(Cell(function.Meaning)).Append(" |\n");
        return text.ToString();
    }

    private static string InWords(ExtremeRule rule) => rule switch
    {
        ExtremeRule.BySign => "by sign",
        ExtremeRule.NearestTail => "nearest tail",
        ExtremeRule.Highest => "highest",
        ExtremeRule.Lowest => "lowest",
        _ => "none",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
