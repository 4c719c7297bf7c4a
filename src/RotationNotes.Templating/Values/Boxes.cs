namespace RotationNotes.Templating;

/// <summary>Shared boxes of the values that templates make most, so that loops do not feed the collector.</summary>
internal static class Boxes
{
    private const int Low = -16;
    private const int High = 256;
    private static readonly object[] Numbers = Create();

    public static readonly object True = true;
    public static readonly object False = false;

    public static object Of(long number) => number is >= Low and < High ? Numbers[number - Low] : number;

    public static object Of(bool value) => value ? True : False;

    private static object[] Create()
    {
        var boxes = new object[High - Low];
        for (var i = 0; i < boxes.Length; i++)
            boxes[i] = (long)(i + Low);
        return boxes;
    }
}
