using System.Text;
using System.Xml.Linq;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>One chart of a note as a file of its own.</summary>
public sealed class ChartCommandTests : IDisposable
{
    private readonly Workbench desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Render_WritesEachKindOfFile_TwiceTheSame()
    {
        foreach (var (name, start) in ((string, string)[])[("gap.svg", "<svg "), ("gap.png", "\u0089PNG"), ("gap.pdf", "%PDF-1.7")])
        {
            var first = Render(name);
            var second = Render(name);

            Assert.StartsWith(start, Encoding.Latin1.GetString(first), StringComparison.Ordinal);
            Assert.Equal(first, second);
        }

        var svg = XDocument.Parse(Encoding.UTF8.GetString(Render("gap.svg")));
        Assert.Contains(svg.Descendants(), e => e.Name.LocalName == "date" && e.Value == "2024-07-16");
        Assert.Contains(svg.Descendants(), e => e.Name.LocalName == "text" && e.Value.StartsWith("Source: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_OfAChartThatDoesNotExist_NamesTheOnesThatDo() => Refused(2, "has no chart 'gapp'. Did you mean 'gap'?", "gapp", "--out", "x.svg");

    [Theory]
    [InlineData("End the name in .svg, .png or .pdf.", "--out", "x.gif")]
    [InlineData("--scale is 1 to 3, not 9.", "--out", "x.png", "--scale", "9")]
    [InlineData("is not a size.", "--out", "x.png", "--size", "wide")]
    public void Render_WithAnOptionThatIsNone_SaysWhatIsAllowed(string message, params string[] options) => Refused(2, message, ["gap", .. options]);

    private byte[] Render(string name)
    {
        var result = desk.Run("chart", "render", "gap", "--note", "chartbook", "--as-of", "2024-07-16", "--out", name);

        Assert.True(result.ExitCode == 0, result.Talk);
        Assert.Equal(desk.At(name), result.Data.Trim());
        return File.ReadAllBytes(desk.At(name));
    }

    private void Refused(int code, string message, params string[] arguments)
    {
        var result = desk.Run(["chart", "render", "--note", "chartbook", "--as-of", "2024-07-16", .. arguments]);

        Assert.Equal(code, result.ExitCode);
        Assert.Contains(message, result.Talk);
        Assert.Empty(Directory.EnumerateFiles(desk.Root.FullName, "x.*"));
    }
}
