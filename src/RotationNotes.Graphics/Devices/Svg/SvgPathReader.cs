using System.Globalization;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Graphics.Devices.Svg;

/// <summary>Reads the path data of SVG: every command but the elliptical arc.</summary>
/// <remarks>Scalable Vector Graphics 2, 9.3 "Path data". Quadratic curves become cubic ones.</remarks>
public static class SvgPathReader
{
    /// <summary>The path of a <c>d</c> attribute.</summary>
    /// <exception cref="FormatException">The data are malformed or hold an arc; the message names the place.</exception>
    public static VectorPath Read(string data) => new Reader(data).Path();

    private sealed class Reader(string data)
    {
        private readonly PathBuilder path = new();
        private int at;
        private Point current;
        private Point start;
        // Second control point of the last curve, which a smooth curve mirrors; null after anything else.
        private Point? cubic;
        private Point? quadratic;

        public VectorPath Path()
        {
            var command = ' ';
            for (Skip(); at < data.Length; Skip())
            {
                if (char.IsAsciiLetter(data[at]))
                    command = data[at++];
                else if (command is ' ' or 'z' or 'Z')
                    throw Fault("a command was expected");
                if (path.IsEmpty && command is not ('m' or 'M'))
                    throw Fault("a path begins with M");
                Apply(command);
                // Further pairs after a move are lines.
                command = command switch
                {
                    'M' => 'L',
                    'm' => 'l',
                    _ => command,
                };
            }

            return path.IsEmpty ? throw Fault("the path is empty") : path.Build();
        }

        private void Apply(char command)
        {
            var from = char.IsAsciiLetterLower(command) ? current : default;
            var (lastCubic, lastQuadratic) = (cubic, quadratic);
            (cubic, quadratic) = (null, null);
            switch (char.ToUpperInvariant(command))
            {
                case 'M':
                    start = current = Pair(from);
                    path.Move(current.X, current.Y);
                    break;
                case 'L':
                    Line(Pair(from));
                    break;
                case 'H':
                    Line(new Point(from.X + Number(), current.Y));
                    break;
                case 'V':
                    Line(new Point(current.X, from.Y + Number()));
                    break;
                case 'C':
                    Curve(Pair(from), Pair(from), Pair(from));
                    break;
                case 'S':
                    Curve(Mirror(lastCubic), Pair(from), Pair(from));
                    break;
                case 'Q':
                    Quadratic(Pair(from), Pair(from));
                    break;
                case 'T':
                    Quadratic(Mirror(lastQuadratic), Pair(from));
                    break;
                case 'Z':
                    path.Close();
                    current = start;
                    break;
                case 'A':
                    throw Fault("arcs are not supported; convert them to curves");
                default:
                    throw Fault($"'{command}' is no command");
            }
        }

        private void Line(Point to)
        {
            path.Line(to.X, to.Y);
            current = to;
        }

        private void Curve(Point one, Point two, Point to)
        {
            path.Cubic(one.X, one.Y, two.X, two.Y, to.X, to.Y);
            (cubic, current) = (two, to);
        }

        private void Quadratic(Point control, Point to)
        {
            var from = current;
            Curve(Between(from, control), Between(to, control), to);
            (cubic, quadratic) = (null, control);
        }

        private static Point Between(Point end, Point control) => new(end.X + (control.X - end.X) * 2 / 3, end.Y + (control.Y - end.Y) * 2 / 3);

        private Point Mirror(Point? control) => control is { } c ? new Point(2 * current.X - c.X, 2 * current.Y - c.Y) : current;

        private Point Pair(Point from)
        {
            var x = Number();
            return new Point(from.X + x, from.Y + Number());
        }

        private double Number()
        {
            Skip();
            var begin = at;
            if (at < data.Length && data[at] is '+' or '-')
                at++;
            var point = false;
            while (at < data.Length && (char.IsAsciiDigit(data[at]) || (data[at] == '.' && !point)))
                point |= data[at++] == '.';
            if (at < data.Length && data[at] is 'e' or 'E')
            {
                at++;
                if (at < data.Length && data[at] is '+' or '-')
                    at++;
                while (at < data.Length && char.IsAsciiDigit(data[at]))
                    at++;
            }

            return double.TryParse(data.AsSpan(begin, at - begin), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw Fault("a number was expected");
        }

        private void Skip()
        {
            while (at < data.Length && (char.IsWhiteSpace(data[at]) || data[at] == ','))
                at++;
        }

        private FormatException Fault(string what) => new(string.Create(CultureInfo.InvariantCulture, $"{what} at character {at + 1}"));
    }
}
