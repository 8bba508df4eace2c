using System.Collections.Frozen;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>
/// What common abbreviations stand for, with every reading that is in use. Notes often spell one out from memory and a word off ("Network News Transport
/// Protocol"); with the usual form at hand the slip is seen. Facts of common knowledge, from standards and makers' own names.
/// </summary>
internal static class KnownAbbreviations
{
    // In a row: short form, then its long forms, each behind a stroke.
    private const string Rows =
        """
        ABAC|attribute based access control
        ACID|atomicity consistency isolation durability
        ACL|access control list|anterior cruciate ligament
        ACM|certificate manager|association for computing machinery
        ADC|analog to digital converter|application delivery controller
        AES|advanced encryption standard
        AI|artificial intelligence
        AKM|authentication and key management
        ALB|application load balancer
        ALU|arithmetic logic unit
        AMI|machine image|acute myocardial infarction
        AP|access point
        API|application programming interface
        APT|advanced persistent threat|advanced packaging tool
        ARN|resource name
        ARP|address resolution protocol
        AS|autonomous system|authentication server
        ASCII|american standard code for information interchange
        ASG|auto scaling group|application security group
        ATP|adenosine triphosphate|advanced threat protection
        AZ|availability zone
        BCP|business continuity plan|business continuity planning
        BGP|border gateway protocol
        BIOS|basic input output system
        BPO|business process outsourcing
        BYOD|bring your own device
        CA|certificate authority|certification authority
        CDN|content delivery network|content distribution network
        CIA|confidentiality integrity availability|central intelligence agency
        CIDR|classless inter domain routing
        CISO|chief information security officer
        CLI|command line interface
        CMK|customer master key|customer managed key
        CNI|container network interface
        CNN|convolutional neural network
        CORS|cross origin resource sharing
        CPU|central processing unit
        CRI|container runtime interface
        CRL|certificate revocation list
        CRUD|create read update delete
        CSF|cerebrospinal fluid|cybersecurity framework
        CSMA|carrier sense multiple access
        CSP|cloud service provider|cloud solution provider|content security policy|communicating sequential processes|constraint satisfaction problem|cryptographic service provider
        CSRF|cross site request forgery
        CSS|cascading style sheets
        CSV|comma separated values
        DAC|discretionary access control|digital to analog converter
        DAG|directed acyclic graph|database availability group
        DBMS|database management system
        DDL|data definition language
        DDoS|distributed denial of service
        DES|data encryption standard
        DFA|deterministic finite automaton|deterministic finite automata
        DHCP|dynamic host configuration protocol
        DLP|data loss prevention|data leakage prevention|data leak prevention
        DLQ|dead letter queue
        DMA|direct memory access
        DML|data manipulation language
        DMZ|demilitarized zone
        DNA|deoxyribonucleic acid
        DNS|domain name system
        DoS|denial of service
        DR|disaster recovery|designated router
        DSL|digital subscriber line|domain specific language
        EBS|elastic block store
        EC2|elastic compute cloud
        ECB|electronic codebook|european central bank
        ECG|electrocardiogram|electrocardiography
        ECR|elastic container registry
        ECS|elastic container service
        EDR|endpoint detection and response
        EEG|electroencephalogram|electroencephalography
        EFS|elastic file system|encrypting file system
        EIGRP|enhanced interior gateway routing protocol
        EKS|elastic kubernetes service
        ELB|elastic load balancing|elastic load balancer
        EMR|elastic mapreduce|electronic medical record
        ERD|entity relationship diagram
        ETL|extract transform load
        FDA|food and drug administration
        FIFO|first in first out
        FTP|file transfer protocol
        GCP|cloud platform
        GDP|gross domestic product
        GDPR|general data protection regulation
        GIS|geographic information system
        GLM|generalized linear model|general linear model
        GPO|group policy object
        GPS|global positioning system
        GPU|graphics processing unit|graphical processing unit
        GRE|generic routing encapsulation
        GSM|global system for mobile communications
        GUI|graphical user interface
        HDFS|hadoop distributed file system
        HIDS|host based intrusion detection system|host intrusion detection system
        HIPAA|health insurance portability and accountability act
        HMAC|hash based message authentication code|hashed message authentication code|keyed hash message authentication code
        HSM|hardware security module
        HTML|hypertext markup language
        HTTP|hypertext transfer protocol
        HTTPS|hypertext transfer protocol secure|secure hypertext transfer protocol
        IaaS|infrastructure as a service
        IaC|infrastructure as code
        IAM|identity and access management
        ICMP|internet control message protocol
        ICO|information commissioner's office|initial coin offering
        ICT|information and communication technology|information and communication technologies|information and communications technology|information and communications technologies
        IDE|integrated development environment|integrated drive electronics
        IDS|intrusion detection system
        IEEE|institute of electrical and electronics engineers
        IETF|internet engineering task force
        IGMP|internet group management protocol
        IMAP|internet message access protocol
        IMDS|instance metadata service
        IMF|international monetary fund
        IoC|indicator of compromise|inversion of control
        IOPS|input output operations per second
        IoT|internet of things
        IP|internet protocol|intellectual property
        IPS|intrusion prevention system
        IPSec|internet protocol security
        ISN|initial sequence number
        ISO|international organization for standardization
        ISP|internet service provider
        ITIL|information technology infrastructure library
        JIT|just in time
        JSON|javascript object notation
        JVM|java virtual machine
        JWT|json web token
        KDC|key distribution center
        KMS|key management service|key management system
        KPI|key performance indicator
        LAN|local area network
        LDAP|lightweight directory access protocol
        LIFO|last in first out
        LLM|large language model
        LSTM|long short term memory
        LTM|long term memory
        MAC|media access control|mandatory access control|message authentication code
        MAN|metropolitan area network
        MBR|master boot record
        MDM|mobile device management|master data management
        MFA|multi factor authentication|multifactor authentication
        MIC|message integrity check|message integrity code|mandatory integrity control
        MIMO|multiple input multiple output
        MITM|man in the middle
        ML|machine learning
        MPLS|multiprotocol label switching
        MRI|magnetic resonance imaging
        MSE|mean squared error|mean square error
        MTBF|mean time between failures
        MTTR|mean time to repair|mean time to recovery|mean time to recover|mean time to restore|mean time to resolve|mean time to respond
        MTU|maximum transmission unit
        MVC|model view controller
        NAC|network access control
        NACL|network access control list
        NAS|network attached storage
        NASA|national aeronautics and space administration
        NAT|network address translation
        NATO|north atlantic treaty organization
        NFS|network file system
        NFC|near field communication
        NIC|network interface card|network interface controller
        NIDS|network intrusion detection system|network based intrusion detection system
        NIST|national institute of standards and technology
        NLB|network load balancer
        NLP|natural language processing
        NNTP|network news transfer protocol
        NSG|network security group
        NTP|network time protocol
        NVA|network virtual appliance
        OCI|open container initiative
        OLAP|online analytical processing
        OLTP|online transaction processing
        OOP|object oriented programming
        ORM|object relational mapping|object relational mapper
        ORNL|oak ridge national laboratory
        OS|operating system
        OSI|open systems interconnection|open source initiative
        OSINT|open source intelligence
        OSPF|open shortest path first
        OU|organizational unit
        PaaS|platform as a service
        PAM|privileged access management|pluggable authentication module
        PAN|personal area network|primary account number
        PAT|port address translation|personal access token
        PCA|principal component analysis
        PCI|payment card industry|peripheral component interconnect|percutaneous coronary intervention
        PDF|portable document format|probability density function
        PDU|protocol data unit|power distribution unit
        PET|positron emission tomography
        PGP|pretty good privacy
        PHI|protected health information|personal health information
        PII|personally identifiable information
        PIN|personal identification number
        PKI|public key infrastructure
        POCO|plain old clr object|plain old class object
        PoE|power over ethernet
        POJO|plain old java object
        POP|post office protocol|point of presence
        POSIX|portable operating system interface
        PPP|point to point protocol|purchasing power parity|public private partnership
        PSK|pre shared key|phase shift keying
        PSTN|public switched telephone network
        QoS|quality of service
        RADIUS|remote authentication dial in user service
        RAG|retrieval augmented generation
        RAID|redundant array of independent disks|redundant array of inexpensive disks
        RAM|random access memory
        RAT|remote access trojan
        RBAC|role based access control
        RCE|remote code execution
        RDBMS|relational database management system
        RDP|remote desktop protocol
        RDS|relational database service
        REM|rapid eye movement
        REST|representational state transfer
        RFC|request for comments
        RIP|routing information protocol
        RNA|ribonucleic acid
        RNN|recurrent neural network
        ROC|receiver operating characteristic
        ROI|return on investment|region of interest
        ROM|read only memory
        RPC|remote procedure call
        RPO|recovery point objective
        RSA|rivest shamir adleman
        RTO|recovery time objective
        RTOS|real time operating system
        S3|simple storage service
        SaaS|software as a service
        SAE|society of automotive engineers|simultaneous authentication of equals
        SAML|security assertion markup language
        SAN|storage area network|subject alternative name
        SCADA|supervisory control and data acquisition
        SCP|service control policy|secure copy protocol|secure copy
        SDK|software development kit
        SDLC|software development life cycle|software development lifecycle|system development life cycle|systems development life cycle|secure development life cycle
        SDN|software defined network|software defined networking
        SEO|search engine optimization
        SES|simple email service
        SFTP|ssh file transfer protocol|secure file transfer protocol
        SIEM|security information and event management
        SIP|session initiation protocol
        SLA|service level agreement
        SMB|server message block|small and medium business
        SMS|short message service|systems management server|server migration service
        SMTP|simple mail transfer protocol
        SNMP|simple network management protocol
        SNS|simple notification service
        SOAP|simple object access protocol
        SOAR|security orchestration automation and response
        SOC|security operations center|security operation center|system on a chip|system on chip|service organization control|system and organization controls
        SPECT|single photon emission computed tomography|single photon emission computerized tomography
        SQL|structured query language
        SQS|simple queue service
        SSD|solid state drive|solid state disk
        SSH|secure shell
        SSID|service set identifier
        SSL|secure sockets layer|secure socket layer
        SSO|single sign on
        STP|spanning tree protocol|shielded twisted pair
        STS|security token service
        SVM|support vector machine
        TCO|total cost of ownership
        TCP|transmission control protocol
        TDD|test driven development
        TFTP|trivial file transfer protocol
        TGT|ticket granting ticket
        TLD|top level domain
        TLS|transport layer security
        TPM|trusted platform module
        TTL|time to live
        UDP|user datagram protocol
        UEFI|unified extensible firmware interface
        UI|user interface
        UML|unified modeling language
        UN|united nations
        UPS|uninterruptible power supply
        URI|uniform resource identifier
        URL|uniform resource locator
        USB|universal serial bus
        UTM|unified threat management|universal transverse mercator
        UTP|unshielded twisted pair
        UX|user experience
        VHD|virtual hard disk
        VLAN|virtual local area network|virtual lan
        VLSM|variable length subnet mask|variable length subnet masking
        VM|virtual machine
        VoIP|voice over ip|voice over internet protocol
        VPC|virtual private cloud
        VPN|virtual private network
        WAF|web application firewall
        WAN|wide area network
        WEP|wired equivalent privacy
        WHO|world health organization
        WLAN|wireless local area network|wireless lan
        WPA|wi fi protected access|wifi protected access
        WPS|wi fi protected setup|wifi protected setup
        WTO|world trade organization
        WWW|world wide web
        XML|extensible markup language
        XSS|cross site scripting
        """;

    // Whose product it is stands before the name or does not.
    private static readonly FrozenSet<string> Makers = FrozenSet.Create(StringComparer.Ordinal, "amazon", "aws", "azure", "microsoft", "google", "oracle", "the");

    private static readonly FrozenDictionary<string, string[][]> Forms = Rows
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(row => row.Split('|'))
        .ToFrozenDictionary(row => row[0], row => row.Skip(1).Select(Words).ToArray(), StringComparer.Ordinal);

    /// <summary>Returns how a long form compares with the usual ones of the abbreviation.</summary>
    public static Reading ReadingOf(string shortForm, string longForm)
    {
        if (!Forms.TryGetValue(shortForm, out var forms))
            return Reading.Unknown;
        var words = Words(longForm);
        // "Hyper Text" and "Hypertext" are one.
        var letters = string.Concat(words);
        if (Array.Find(forms, f => string.Equals(string.Concat(f), letters, StringComparison.Ordinal)) is { } usual)
            return forms.Any(f => !f.Intersect(usual, StringComparer.Ordinal).Any()) ? Reading.OneOfSeveral : Reading.Usual;
        // Some words agree and some do not: meant was the usual form.
        return forms.Any(f => f.Intersect(words, StringComparer.Ordinal).Any()) ? Reading.Slip : Reading.Other;
    }

    // Without what may be written in two ways: plurals, hyphens, small words, -ise and -ize.
    private static string[] Words(string form) =>
        [.. Language.Words.Split(form.Replace('-', ' ').Replace('/', ' ')).Where(w => !Makers.Contains(w) && w is not ("of" or "for" or "and" or "in" or "to" or "a" or "an")).Select(Stem)];

    private static string Stem(string word)
    {
        var stem = word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
        stem = stem.Replace("is", "iz", StringComparison.Ordinal).Replace("centre", "center", StringComparison.Ordinal).Replace("elling", "eling", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        return stem.EndsWith("ie", StringComparison.Ordinal) ? stem[..^2] + "y" : stem;
    }
}

/// <summary>How a long form compares with what an abbreviation usually stands for.</summary>
internal enum Reading
{
    /// <summary>The abbreviation is not among the known ones.</summary>
    Unknown,

    /// <summary>Its only long form.</summary>
    Usual,

    /// <summary>One of the long forms in use.</summary>
    OneOfSeveral,

    /// <summary>A word or two away from a usual form.</summary>
    Slip,

    /// <summary>Nothing in common with the usual forms.</summary>
    Other,
}
