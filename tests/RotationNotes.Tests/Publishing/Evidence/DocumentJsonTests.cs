using System.Runtime.CompilerServices;
using System.Text.Json;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Words;
using RotationNotes.Publishing.Evidence;

namespace RotationNotes.Tests.Publishing.Evidence;

public sealed class DocumentJsonTests
{
    public static TheoryData<Type> Kinds =>
    [
        .. typeof(Block).Assembly.GetTypes().Where(type => !type.IsAbstract
            && (type.IsSubclassOf(typeof(Block)) || type.IsSubclassOf(typeof(Inline)) || type.IsSubclassOf(typeof(ChartSpec)))),
    ];

    // An empty shell of each kind is enough to see whether a rule answers for it; what is inside is not read first.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryKind_HasARule(Type kind)
    {
        var shell = RuntimeHelpers.GetUninitializedObject(kind);
        Block block = shell switch
        {
            Block own => own,
            Inline inline => new Paragraph([inline]),
            _ => new Figure(new ExhibitCaption("x", 1, [], "", ""), (ChartSpec)shell, ""),
        };

        var failure = Record.Exception(() => DocumentJson.Write(Document(block)));

        Assert.IsNotType<NotSupportedException>(failure);
    }

    [Fact]
    public void AbsentValues_AreNull_AndPresentOnesReadBackExactly()
    {
        var chart = new LineChart([new ChartSeries("A", [new DateOnly(2024, 7, 15), new DateOnly(2024, 7, 16)], [double.NaN, 0.1 + 0.2])]) { Format = new ValueFormat(ValueKind.Percent, 1) };

        using var json = JsonDocument.Parse(DocumentJson.Write(Document(new Figure(new ExhibitCaption("x", 1, [], "", ""), chart, "alt"))));

        var values = json.RootElement.GetProperty("blocks")[0].GetProperty("chart").GetProperty("series")[0].GetProperty("values");
        Assert.Equal(JsonValueKind.Null, values[0].ValueKind);
        Assert.Equal(0.1 + 0.2, values[1].GetDouble());
    }

    private static NoteDocument Document(Block block) => new()
    {
        NoteId = "weekly",
        Publication = "Weekly",
        Title = "Title",
        Author = "Desk",
        AsOf = new DateOnly(2024, 7, 16),
        Blocks = [block],
    };
}
